const partOfALetter = /[\p{M}\uDC00-\uDFFF]/u;

/** A text of at most so many characters: where it is longer it is cut, between words if it has some, and ends with "…". */
export function clip(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const space = text.lastIndexOf(' ', most - 1);
  let end = space > most / 2 ? space : most - 1;
  while (end > most / 2 && partOfALetter.test(text.charAt(end))) {
    end -= 1;
  }
  return `${text.slice(0, end).replace(/[\s,;:–—-]+$/u, '')}…`;
}
