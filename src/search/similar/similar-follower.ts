import { createHash } from 'node:crypto';
import type { ChangeFollower } from '../../platform/change-log/change-follower';
import { ChangeType } from '../../platform/change-log/change.entity';
import type { Transaction } from '../../platform/database/database';
import { countTerms } from './count-terms';
import { findCandidates } from './find-candidates';
import { loadComparables } from './load-comparables';
import { addNeighbours, keptNeighbours, type Neighbour, removeNeighbours } from './neighbour-lists';
import { cosineWith, type PaperVector, weighTerms } from './paper-vector';
import { changePostingLists } from './posting-lists';
import { type ComparablePaper, type PaperTerms, readTerms } from './read-terms';
import { type ComparedPaper, loadVectors, saveVectors } from './vector-store';
import type { WeightedNumbers } from './weighted-numbers';

/** Keeps the lists of similar papers: puts papers in, anew where their text or topics changed, and takes them out. */
export const similarFollower: ChangeFollower = {
  name: 'similar-papers',
  types: [ChangeType.PAPER],
  batchSize: 200,
  handle: (transaction, changes) =>
    refreshSimilar(transaction, [...new Set(changes.map((change) => change.subjectKey))]),
};

async function refreshSimilar(transaction: Transaction, keys: readonly number[]): Promise<void> {
  const papers = await loadComparables(transaction, keys);
  const known = await loadVectors(transaction, keys);
  const come = new Map<number, { fingerprint: string; terms: PaperTerms }>();
  papers.forEach((paper, key) => {
    const fingerprint = fingerprintOf(paper);
    if (known.get(key)?.fingerprint !== fingerprint) {
      come.set(key, { fingerprint, terms: readTerms(paper) });
    }
  });
  const gone = new Map(
    [...known].filter(([key]) => come.has(key) || !papers.has(key)).map(([key, { vector }]) => [key, vector]),
  );
  if (gone.size > 0) {
    await removeNeighbours(transaction, [...gone.keys()]);
  }
  if (gone.size + come.size === 0) {
    return;
  }
  const counts = await countTerms(
    transaction,
    Array.from(gone.values(), ({ numbers }) => numbers),
    Array.from(come.values(), ({ terms }) => [...terms.words.keys(), ...terms.topics.keys()]),
  );
  const compared = new Map(
    Array.from(come, ([key, { fingerprint, terms }]) => [key, { fingerprint, vector: weighTerms(terms, counts) }]),
  );
  await saveVectors(transaction, compared);
  const vectors = new Map(Array.from(compared, ([key, { vector }]) => [key, vector]));
  const lists = await changePostingLists(transaction, gone, vectors);
  await addNeighbours(transaction, await findNeighbours(transaction, vectors, lists));
}

/** Whom the papers are close to, and who they are on the lists of: both directions, each pair once. */
async function findNeighbours(
  transaction: Transaction,
  vectors: ReadonlyMap<number, PaperVector>,
  lists: ReadonlyMap<number, WeightedNumbers>,
): Promise<Neighbour[]> {
  const candidates = Array.from(vectors, ([key, vector]) => findCandidates(key, vector, lists));
  const others = await loadVectors(transaction, [...new Set(candidates.flat())]);
  const found = new Map<string, Neighbour>();
  Array.from(vectors).forEach(([paperKey, vector], place) => {
    for (const { similarKey, score } of closest(vector, candidates[place] ?? [], others)) {
      found.set(`${paperKey} ${similarKey}`, { paperKey, similarKey, score });
      if (score > (others.get(similarKey)?.floor ?? 0)) {
        found.set(`${similarKey} ${paperKey}`, { paperKey: similarKey, similarKey: paperKey, score });
      }
    }
  });
  return [...found.values()];
}

/** Of the candidates those that the exact cosine puts first. */
function closest(
  vector: PaperVector,
  candidates: readonly number[],
  others: ReadonlyMap<number, ComparedPaper>,
): { similarKey: number; score: number }[] {
  const cosine = cosineWith(vector);
  return candidates
    .flatMap((similarKey) => {
      const other = others.get(similarKey);
      return other === undefined ? [] : { similarKey, score: cosine(other.vector) };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.similarKey - other.similarKey)
    .slice(0, keptNeighbours);
}

function fingerprintOf({ title, abstract, topics }: ComparablePaper): string {
  return createHash('sha256')
    .update(JSON.stringify([title, abstract, topics.map(({ key, score }) => [key, score])]))
    .digest('base64url')
    .slice(0, 22);
}
