import * as fc from 'fast-check';
import { CitablePaper } from '../../../src/papers/citation/citable-paper';
import { cite } from '../../../src/papers/citation/cite';
import { CitationFormat } from '../../../src/papers/citation/citation-format';
import { aPaper } from './papers';
import { readAuthors, readBibtex } from './read-bibtex';

const { APA, BIBTEX, CSL_JSON, RIS } = CitationFormat;

const HOSTILE = [
  '',
  ' ',
  '}',
  '{',
  '}}, evil = {x',
  '"quoted" and \'quoted\'',
  'line\r\nER  - \r\nTY  - JOUR',
  'tab\tnull\0bell\u0007 escape\u001B[31m',
  '100% of #1 & _x_ ~ ^ $',
  'ends with a backslash\\',
  '\\',
  '\\\\input{x}',
  '$\\input{/etc/passwd}$',
  '%',
  '\uD800 half a pair',
  '\u202Etxt.exe\u202C',
  '\u2028\u2029\uFEFF\u00AD',
  '@misc{x, title = {y}}',
  'and',
  'Tom and Jerry',
  'others',
  ',',
  ', , ,',
  '👩‍🔬 emoji',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 astral',
  'x'.repeat(100_000),
  '{'.repeat(5_000),
  '$'.repeat(5_001),
  '$\\alpha'.repeat(5_000),
];

const RIS_LINE = /^(?:TY|TI|AU|PY|DA|PB|AN|KW|DO|UR) {2}- [^\r\n]*$/;
/** Control characters but for the line breaks that a format itself writes, and half surrogates. */
const UNPRINTABLE = /[^\P{Cc}\r\n]|\p{Cs}/u;

/** What is wrong with the citations of a paper, in words; empty where all four are well formed. */
function defects(paper: CitablePaper): string[] {
  const authorCount = paper.authors.filter((author) => /[^\s\p{Cc}\p{Cf}]/u.test(author)).length;
  const { type, key, fields } = readBibtex(cite(paper, BIBTEX));
  const ris = cite(paper, RIS).split('\r\n');
  const items: unknown = JSON.parse(cite(paper, CSL_JSON));
  const bibtexAuthorCount = fields['author'] === undefined ? 0 : readAuthors(fields['author']).length;
  const checks: [string, boolean][] = [
    ['BibTeX type', type === 'misc'],
    ['BibTeX key', /^[a-z0-9]{4,100}$/.test(key)],
    ['BibTeX fields', !('evil' in fields)],
    ['BibTeX lines', !/[\r\n]/.test(Object.values(fields).join(''))],
    ['BibTeX authors', bibtexAuthorCount === authorCount],
    ['RIS frame', ris[0] === 'TY  - GEN' && ris.at(-2) === 'ER  - ' && ris.at(-1) === ''],
    ['RIS lines', ris.slice(0, -2).every((line) => RIS_LINE.test(line))],
    ['RIS authors', ris.filter((line) => line.startsWith('AU')).length === authorCount],
    ['CSL items', Array.isArray(items) && items.length === 1],
    ['APA lines', !/[\r\n]/.test(cite(paper, APA))],
    ['characters', Object.values(CitationFormat).every((format) => !UNPRINTABLE.test(cite(paper, format)))],
  ];
  return checks.flatMap(([what, holds]) => (holds ? [] : [what]));
}

describe('cite', () => {
  it.each(HOSTILE)('stays well formed with the title %#', (title) => {
    expect(defects(aPaper({ title }))).toEqual([]);
  });

  it.each(HOSTILE)('stays well formed with the author %#', (author) => {
    expect(defects(aPaper({ authors: [author, 'Ada Lovelace', author] }))).toEqual([]);
  });

  it.each(HOSTILE)('stays well formed with the identifiers %#', (text) => {
    expect(defects(aPaper({ arxivId: text, doi: text, url: text, categories: [text] }))).toEqual([]);
    expect(defects(aPaper({ arxivId: null, doi: null, url: text, categories: [] }))).toEqual([]);
  });

  it('stays well formed with nothing at all', () => {
    const nothing = { title: '', authors: [], arxivId: null, doi: null, url: null, publishedAt: null, categories: [] };
    expect(defects(aPaper(nothing))).toEqual([]);
    expect(cite(aPaper(nothing), APA)).toBe('(2025).');
  });

  it('stays well formed with any text', () => {
    // The characters that mean something to one of the formats, far denser than chance would have them.
    const text = fc.string({
      unit: fc.constantFrom(...'\\{}$%#&_^~"\'@=,. \n\0', 'a', 'É', '王', ' and ', '\\alpha'),
      maxLength: 40,
    });
    const texts = fc.tuple(text, fc.array(text, { maxLength: 4 }), text);
    for (const [title, authors, id] of fc.sample(texts, { seed: 1, numRuns: 500 })) {
      const paper = aPaper({ title, authors, arxivId: id, doi: id, url: id, categories: [id] });
      expect({ paper, defects: defects(paper) }).toEqual({ paper, defects: [] });
    }
  });
});
