/** Figures by name, to be written as text or as Markdown. */
export interface Table {
  title: string;
  heads: readonly string[];
  rows: readonly { name: string; cells: readonly string[] }[];
}

const leastWidth = 9;

/** In columns, for a terminal. */
export function tableAsText({ title, heads, rows }: Table): string {
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const widths = heads.map((head, column) =>
    Math.max(leastWidth, ...[head, ...rows.map(({ cells }) => cells[column] ?? '')].map(({ length }) => length + 2)),
  );
  const line = (name: string, cells: readonly string[]): string =>
    name.padEnd(nameWidth) + cells.map((cell, column) => cell.padStart(widths[column] ?? leastWidth)).join('');
  return [title, line('', heads), ...rows.map(({ name, cells }) => line(name, cells))].join('\n');
}

/** For a page of the docs. */
export function tableAsMarkdown({ title, heads, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    line(['', ...heads]),
    line(['---', ...heads.map(() => '---:')]),
    ...rows.map(({ name, cells }) => line([name, ...cells])),
  ].join('\n');
}

/** A figure with so many digits behind the point; a dash where there is none. */
export function figure(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits);
}
