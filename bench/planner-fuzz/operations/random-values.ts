import type { KnownValues } from '../library/known-values';
import type { Random } from '../random';

/** Where a value goes. */
export interface Slot {
  /** The type that has the field or the input field, and its name: Query.paper, PaperFilter. */
  owner: string;
  /** Of the argument or the input field. */
  name: string;
}

/** A value as JSON has it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const farAway = 2_147_483_647;

/** Draws a text or a number that suits its slot, and now and then one that does not. */
export function drawScalar(random: Random, known: KnownValues, type: string, { owner, name }: Slot): Json {
  switch (type) {
    case 'ID':
      return drawId(random, known, owner);
    case 'Int':
      return name === 'minVotes' ? random.pick([-1, 0, 0, 1, 1, 2, 3, 1_000, farAway]) : random.between(1, 5);
    case 'Boolean':
      return random.chance(0.5);
    case 'Date':
      return random.pick(known.days);
    default:
      return drawText(random, known, { owner, name });
  }
}

const idTypes: Readonly<Record<string, string>> = {
  'Query.paper': 'Paper',
  'Query.topic': 'Topic',
  'Query.author': 'Author',
  'Query.digest': 'Digest',
};

const rubbishIds = [
  '',
  'rubbish',
  '42',
  'UGFwZXI6MA',
  'UGFwZXI6MDE',
  'UGFwZXI6OTk5OTk5',
  'UGFwZXI6MjE0NzQ4MzY0Nw',
  'é',
];

function drawId(random: Random, known: KnownValues, owner: string): Json {
  const types = Object.keys(known.ids);
  const ofType = (type: string): Json => random.pick(known.ids[type] ?? rubbishIds);
  return random.weighted([
    [84, () => ofType(idTypes[owner] ?? random.pick(types))],
    [6, () => ofType(random.pick(types))],
    [5, () => random.pick(known.deletedIds)],
    [4, () => random.pick(rubbishIds)],
    [1, () => random.between(0, 99)],
  ]);
}

function drawText(random: Random, known: KnownValues, { owner, name }: Slot): Json {
  switch (name) {
    case 'query':
      return owner === 'Query.topics'
        ? random.pick(known.slugs).slice(0, random.between(0, 4))
        : drawQuery(random, known);
    case 'prefix':
      return beginningOf(random.pick([...known.words, ...known.slugs, ...known.authors]), random.between(1, 6));
    case 'slug':
    case 'topics':
      return random.pick(known.slugs);
    case 'authors':
      return random.pick(known.authors);
    case 'categories':
      return random.pick(known.categories);
    case 'source':
      return random.pick(known.sources);
    case 'voter':
      return random.pick(known.voters);
    case 'arxivId':
      return random.weighted<string>([
        [8, () => random.pick(known.arxivIds)],
        [1, () => `https://arxiv.org/abs/${random.pick(known.arxivIds)}v1`],
        [1, () => random.pick(['9901.00001', 'hep-th/9901001', 'none'])],
      ]);
    case 'doi':
      return random.weighted<string>([
        [8, () => random.pick(known.dois)],
        [1, () => `https://doi.org/${random.pick(known.dois)}`],
        [1, () => random.pick(['10.1/nothing', 'none'])],
      ]);
    default:
      return random.pick(known.words);
  }
}

/** A query of the search language: words, phrases, beginnings, exclusions, alternatives. */
function drawQuery(random: Random, known: KnownValues): string {
  const word = (): string => random.pick(known.words);
  return random.weighted([
    [4, word],
    [6, () => `${word()} OR ${word()}`],
    [2, () => `${word()} ${word()}`],
    [2, () => `-${word()}`],
    [2, () => `${beginningOf(word(), 3)}*`],
    [2, () => `"${random.pick(known.titles).split(' ').slice(0, 2).join(' ')}"`],
    [1, () => random.pick([...known.arxivIds, ...known.dois])],
    [1, () => random.pick(['', '"', 'rewrad modle', '🎉🎉', 'zzzz', 'OR OR', '-'])],
  ]);
}

/** Characters, so that none is cut in half. */
function beginningOf(text: string, length: number): string {
  return [...text].slice(0, length).join('');
}
