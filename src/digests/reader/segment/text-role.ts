/** In their order, each one's number. */
export const textRoles = ['TITLE', 'TITLE_REST', 'ABSTRACT', 'ABSTRACT_REST', 'PARAGRAPH'] as const;

/** What a line of text is: the start of a title or its next line; the start of an abstract, its next line or paragraph. */
export type TextRole = (typeof textRoles)[number];

/** Whether a line of this role belongs to a title. */
export function isTitle(role: TextRole): boolean {
  return role === 'TITLE' || role === 'TITLE_REST';
}
