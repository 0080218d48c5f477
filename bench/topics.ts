import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../src/platform/package/package-root';
import { compileTaxonomy } from '../src/topics/matching/compile-taxonomy';
import type { TaxonomyTopic, TopicMatcher } from '../src/topics/matching/topic-matcher';
import { type Agreement, agreementOf } from '../tests/topics/quality/agreement';
import type { LabelledPaper } from '../tests/topics/quality/labelled-paper';
import { type PaperRow, readPapers, seededRandom } from './made-up-papers';
import { isMachineLearning, isOutsideTheField } from './topics/fields';
import { FITTING_CATEGORIES } from './topics/fitting-categories';

const outsideSample = 2_000;

/** How good the topics are that the seed taxonomy gives: by the labelled papers, and by arXiv where its file is given. */
export async function topicsBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options: { daily: { type: 'string' }, arxiv: { type: 'string' } } });
  const matcher = compileTaxonomy(readJson<TaxonomyTopic[]>('seeds/taxonomy.json'));
  const labels = labelFigures(matcher);
  const daily = values.daily ? coverageOf('daily papers', matcher, await readPapers(values.daily)) : null;
  const arxiv = values.arxiv ? arxivFigures(matcher, await readPapers(values.arxiv)) : null;
  return { labels, daily, arxiv };
}

function labelFigures(matcher: TopicMatcher): Record<string, Agreement> {
  const papers = readJson<LabelledPaper[]>('tests/fixtures/topics/labels.json');
  const figures: Record<string, Agreement> = {};
  for (const half of ['tuning', 'held-out']) {
    const judgements = papers
      .filter((paper) => paper.half === half)
      .map((paper) => ({ ...paper, assigned: matcher.match(paper).map(({ slug }) => slug) }));
    for (const arguable of ['neutral', 'wrong'] as const) {
      const label = `${half}, arguable ${arguable}`;
      const agreement = agreementOf(judgements, arguable);
      figures[label] = agreement;
      const { precision, recall, f1 } = agreement;
      print(label, `precision ${percent(precision)}  recall ${percent(recall)}  F1 ${percent(f1)}`);
    }
  }
  return figures;
}

interface Coverage {
  papers: number;
  /** The share of papers with a topic, and topics a paper. */
  covered: number;
  topicsAPaper: number;
  papersPerSecond: number;
}

function coverageOf(label: string, matcher: TopicMatcher, papers: readonly PaperRow[]): Coverage {
  const startedAt = performance.now();
  const counts = papers.map((paper) => matcher.match(paper).length);
  const seconds = (performance.now() - startedAt) / 1_000;
  const coverage = {
    papers: papers.length,
    covered: counts.filter((count) => count > 0).length / papers.length,
    topicsAPaper: counts.reduce((sum, count) => sum + count, 0) / papers.length,
    papersPerSecond: Math.round(papers.length / seconds),
  };
  const { covered, topicsAPaper, papersPerSecond } = coverage;
  print(
    `${papers.length} ${label}`,
    `${percent(covered)} carry a topic, ${topicsAPaper.toFixed(2)} a paper, ${papersPerSecond} papers/s`,
  );
  return coverage;
}

function arxivFigures(matcher: TopicMatcher, papers: readonly PaperRow[]): object {
  const inField = papers.filter(({ categories }) => isMachineLearning(categories));
  const outside = drawn(papers.filter(({ categories }) => isOutsideTheField(categories)));
  return {
    machineLearning: coverageOf('machine-learning papers', matcher, inField),
    outside: coverageOf('papers outside the field', matcher, outside),
    fitting: fittingShare(matcher, inField),
  };
}

/** The share of assignments whose paper has a category that fits the topic. */
function fittingShare(matcher: TopicMatcher, papers: readonly PaperRow[]): { assignments: number; share: number } {
  const fits = papers.flatMap((paper) =>
    matcher.match(paper).flatMap(({ slug }) => {
      const fitting = FITTING_CATEGORIES[slug];
      return fitting === undefined ? [] : [paper.categories.some((category) => fitting.includes(category))];
    }),
  );
  const share = fits.filter(Boolean).length / fits.length;
  print(`${fits.length} assignments`, `${percent(share)} fit the arXiv categories of their paper`);
  return { assignments: fits.length, share };
}

/** A draw of the papers, the same in every run. */
function drawn(papers: readonly PaperRow[]): PaperRow[] {
  const random = seededRandom(1);
  return papers
    .map((paper) => ({ paper, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, outsideSample)
    .map(({ paper }) => paper);
}

/** A file of the package. Its shape is held by the tests of the taxonomy and of the labels. */
function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(join(packageRoot(), path), 'utf8'));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function print(label: string, figures: string): void {
  process.stdout.write(`${label.padEnd(32)} ${figures}\n`);
}
