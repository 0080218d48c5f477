/** An entry as BibTeX itself would see it. */
export interface BibtexEntry {
  type: string;
  key: string;
  fields: Record<string, string>;
}

/**
 * Reads exactly one entry by BibTeX's own rules, strictly: braces are counted even behind a backslash, a field is a
 * braced value or a bare macro, fields are separated by commas, and nothing follows the entry.
 */
export function readBibtex(source: string): BibtexEntry {
  const head = /^@(\w+)\{([^\s,{}"#%\\~]+),\s*/.exec(source);
  if (head === null) {
    throw new Error(`Expected "@type{key," at the start, got ${JSON.stringify(source.slice(0, 60))}`);
  }
  const [opening, type = '', key = ''] = head;
  const fields: Record<string, string> = {};
  let at = opening.length;
  for (;;) {
    const name = /^(\w+) = /.exec(source.slice(at));
    if (name === null) {
      throw new Error(`Expected a field at ${at}, got ${JSON.stringify(source.slice(at, at + 60))}`);
    }
    at += name[0].length;
    const value = source[at] === '{' ? bracedValue(source, at) : (/^[a-z]+/.exec(source.slice(at))?.[0] ?? '');
    fields[name[1] ?? ''] = source[at] === '{' ? value.slice(1, -1) : value;
    at += value.length;
    if (source.slice(at) === '\n}\n') {
      return { type, key, fields };
    }
    if (!source.startsWith(',\n  ', at)) {
      throw new Error(`Expected a comma or the end at ${at}, got ${JSON.stringify(source.slice(at, at + 60))}`);
    }
    at += ',\n  '.length;
  }
}

/** The authors of an author field, as BibTeX parts them: at every `and` outside braces. */
export function readAuthors(field: string): string[] {
  const authors = [''];
  let depth = 0;
  for (const word of field.split(/\s+/)) {
    if (word.toLowerCase() === 'and' && depth === 0) {
      authors.push('');
      continue;
    }
    depth += word.split('{').length - word.split('}').length;
    authors.push(`${authors.pop() ?? ''} ${word}`.trim());
  }
  return authors;
}

function bracedValue(source: string, start: number): string {
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    depth += source[at] === '{' ? 1 : source[at] === '}' ? -1 : 0;
    if (depth === 0) {
      return source.slice(start, at + 1);
    }
  }
  throw new Error(`The brace at ${start} is never closed`);
}
