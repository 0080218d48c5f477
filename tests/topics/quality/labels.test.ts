import labels from '../../fixtures/topics/labels.json';
import taxonomy from '../../../seeds/taxonomy.json';
import { compileTaxonomy } from '../../../src/topics/matching/compile-taxonomy';
import { agreementOf } from './agreement';
import { halfOf, type LabelledPaper } from './labelled-paper';

const papers: LabelledPaper[] = labels;
const matcher = compileTaxonomy(taxonomy);
const judgementsOf = (half: string) =>
  papers
    .filter((paper) => paper.half === half)
    .map((paper) => ({ ...paper, assigned: matcher.match(paper).map(({ slug }) => slug) }));

describe('The labelled papers', () => {
  it('are 340: 170 of the daily lists, 102 on machine learning, 68 of other fields', () => {
    const count = (origin: RegExp) => papers.filter((paper) => origin.test(paper.origin)).length;
    expect([count(/^daily$/), count(/machine-learning$/), count(/physics$|mathematics$|biology$/)]).toEqual([
      170, 102, 68,
    ]);
    expect(new Set(papers.map(({ arxivId }) => arxivId)).size).toBe(340);
  });

  it('are parted by a rule on their ids', () => {
    expect(papers.filter(({ arxivId, half }) => half !== halfOf(arxivId))).toEqual([]);
  });

  it('carry topics that there are, none of them sure and arguable at once', () => {
    const slugs = new Set(taxonomy.map(({ slug }) => slug));
    for (const { arxivId, topics, arguable } of papers) {
      const named = [...topics, ...arguable];
      expect({ arxivId, unknown: named.filter((slug) => !slugs.has(slug)) }).toEqual({ arxivId, unknown: [] });
      expect({ arxivId, named: new Set(named).size }).toEqual({ arxivId, named: named.length });
    }
  });
});

describe('The topics that papers are given', () => {
  it.each([
    ['tuning', 0.97, 0.85],
    ['held-out', 0.89, 0.82],
  ])('agree with a reader on the %s half', (half, precision, recall) => {
    const agreement = agreementOf(judgementsOf(half));
    expect(agreement.precision).toBeGreaterThanOrEqual(precision);
    expect(agreement.recall).toBeGreaterThanOrEqual(recall);
  });

  it('are none for most papers of other fields that a reader gives none', () => {
    const foreign = papers.filter(({ topics, arguable }) => topics.length + arguable.length === 0);
    expect(foreign.length).toBeGreaterThan(25);
    expect(foreign.filter((paper) => matcher.match(paper).length > 0).length).toBeLessThanOrEqual(2);
  });
});
