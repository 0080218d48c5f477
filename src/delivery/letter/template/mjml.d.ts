/** What we use of a package that brings no types. */
declare module 'mjml' {
  function mjml2html(
    mjml: string,
    options: { readonly validationLevel: 'strict'; readonly fonts: Readonly<Record<string, string>> },
  ): Promise<{ readonly html: string }>;
  export = mjml2html;
}
