import fc from 'fast-check';
import { parseDigest } from '../../../src/digests/reader/parse-digest';

interface Paper {
  title: string;
  paragraphs: string[];
}

const nouns = 'Reward Attention Diffusion Language Vision Memory Policy Graph Token Model Bridge Benchmark'.split(' ');
const words =
  'the reward of a model is measured over many tasks and we show that it learns to plan with less data than before'.split(
    ' ',
  );

const titleWords = fc
  .array(fc.constantFrom(...nouns), { minLength: 2, maxLength: 9 })
  .map((chosen) => chosen.join(' '));
const title = fc
  .tuple(titleWords, fc.constantFrom('', '?', ': A Study', ': How It Learns to Plan', ' and the World'), fc.nat(9999))
  .map(([start, end, number]) => `Model ${number} ${start}${end}`);
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 8, maxLength: 25 })
  .map((chosen) => `We see ${chosen.join(' ')}.`);
const paragraph = fc.array(sentence, { minLength: 3, maxLength: 8 }).map((sentences) => sentences.join(' '));
const papers = fc.uniqueArray(fc.record({ title, paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 1 }) }), {
  minLength: 1,
  maxLength: 20,
  selector: (paper) => paper.title,
});
const severalParagraphs = fc
  .record({ title, paragraphs: fc.array(paragraph, { minLength: 2, maxLength: 3 }) })
  .filter(({ paragraphs }) => paragraphs.join(' ').length < 1900);
const longPapers = fc.uniqueArray(severalParagraphs, { minLength: 1, maxLength: 12, selector: (paper) => paper.title });

const layouts: Record<string, (paper: Paper, index: number) => string> = {
  'blank lines between all': ({ title: name, paragraphs }) => `${name}\n\n${paragraphs.join('\n\n')}\n\n`,
  'blank lines between papers': ({ title: name, paragraphs }) => `${name}\n${paragraphs.join('\n\n')}\n\n`,
  'votes and authors, blank lines': ({ title: name, paragraphs }, index) =>
    `${index || '-'}\n\n${name}\n\n${paragraphs.join('\n\n')}\n\n${index + 1} authors\n\n·\n\nMar 12\n\n`,
  'votes and organisation, no blank lines between': ({ title: name, paragraphs }, index) =>
    `${index || '-'}\n${name}\n${paragraphs.join('\n\n')}\nByteDance Seed\n·\nMar 12, 2025\n`,
  'votes before the title, organisation and date on a line': ({ title: name, paragraphs }, index) =>
    `${index || '-'}\n${name}\n${paragraphs.join('\n\n')}\nTsinghua University · Mar 12, 2025\n`,
  'wrapped abstracts': ({ title: name, paragraphs }) => `${name}\n\n${paragraphs.map(wrap(72)).join('\n\n')}\n\n`,
  'wrapped titles and abstracts': ({ title: name, paragraphs }) =>
    `${wrap(60)(name)}\n\n${paragraphs.map(wrap(60)).join('\n\n')}\n\n`,
};

function wrap(width: number): (text: string) => string {
  return (text) => {
    const lines = [''];
    for (const word of text.split(' ')) {
      const last = lines.length - 1;
      const longer = `${lines[last]} ${word}`.trim();
      if (longer.length <= width) {
        lines[last] = longer;
      } else {
        lines.push(word);
      }
    }
    return lines.join('\n');
  };
}

describe.each(Object.entries(layouts))('papers set with %s', (_, render) => {
  // Telling titles from abstracts is a judgement: the seed is fixed, so that a test of it fails for a change alone.
  const parameters = { seed: 20_250_313, numRuns: 100 };

  it.each([
    ['one paragraph', papers],
    ['several paragraphs', longPapers],
  ])('are read back, abstracts of %s', (__, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom('\n', '\r\n', '\r'), (set, lineBreak) => {
        const text = `Daily Papers\n\nMar 13\n\n${set.map(render).join('')}`.replaceAll('\n', lineBreak);
        const { digest, entries, problems } = parseDigest(text, { today: '2025-11-23' });
        expect(problems).toEqual([]);
        expect(digest).toEqual({ date: '2025-03-13', title: 'Daily Papers', cadence: 'DAILY' });
        expect(entries.map(({ title: name, abstract }) => [name, abstract])).toEqual(
          set.map(({ title: name, paragraphs }) => [name, paragraphs.join('\n\n')]),
        );
      }),
      parameters,
    );
  });
});
