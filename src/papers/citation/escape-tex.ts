const SPECIAL: Record<string, string> = {
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
  // BibTeX counts braces even behind a backslash, so \{ alone would unbalance the entry.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  // The old default font encoding prints these three as ¡, ¿ and —.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/**
 * Any text as TeX source that prints it. A special that is escaped already (`44\%`) stays as it is; letters of every
 * script stay, since BibTeX files are UTF-8 today.
 */
export function escapeTex(text: string): string {
  return text.replace(/\\[&%#_$]|[&%#_$~^\\{}<>|]/g, (found) => SPECIAL[found] ?? found);
}
