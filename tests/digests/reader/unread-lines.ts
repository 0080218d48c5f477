import type { DigestReading } from '../../../src/digests/reader/digest-reading';
import { readPage } from '../../../src/digests/reader/page/read-page';
import { splitLines } from '../../../src/digests/reader/page/split-lines';

/** Lines of text that are in no entry and named in no problem: there must be none, in any text. */
export function unreadLines(text: string, { entries, problems }: DigestReading): string[] {
  const named = problems.flatMap(({ line, message }) => {
    const [, from = line, to = line] = /\(lines (\d+) to (\d+)\)/.exec(message) ?? [];
    return [{ from: Number(from), to: Number(to) }];
  });
  const ranges = [...named, ...entries.map(({ lines }) => lines)];
  return readPage(splitLines(text).lines)
    .items.filter(({ kind }) => kind === 'TEXT' || kind === 'WORDLESS')
    .filter(({ line }) => !ranges.some(({ from, to }) => from <= line.number && line.number <= to))
    .map(({ line }) => `${line.number}: ${line.text}`);
}
