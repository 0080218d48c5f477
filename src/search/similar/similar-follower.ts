import { createHash } from 'node:crypto';
import type { ChangeFollower } from '../../platform/change-log/change-follower';
import { ChangeType } from '../../platform/change-log/change.entity';
import type { Transaction } from '../../platform/database/transaction';
import { countTerms } from './vectors/count-terms';
import { candidateFinder } from './postings/candidate-finder';
import { loadComparables } from './load-comparables';
import { addNeighbours, type Neighbour, removeNeighbours } from './neighbour-lists';
import { type PaperVector, weighTerms } from './vectors/paper-vector';
import { rankCandidates } from './rank-candidates';
import { changePostingLists } from './postings/posting-lists';
import { type ComparablePaper, type PaperTerms, readTerms } from './vectors/read-terms';
import { loadVectors, saveVectors } from './vectors/vector-store';
import type { WeightedNumbers } from './vectors/weighted-numbers';

/** Keeps the lists of similar papers: puts papers in, anew where their text or topics changed, and takes them out. */
export const similarFollower: ChangeFollower = {
  name: 'similar-papers',
  types: [ChangeType.PAPER],
  batchSize: 300,
  handle: (transaction, changes) =>
    refreshSimilar(transaction, [...new Set(changes.map((change) => change.subjectKey))]),
};

async function refreshSimilar(transaction: Transaction, keys: readonly number[]): Promise<void> {
  // A crash can lose the last batches whole, with the follower's place: they are done again.
  await transaction.query('set local synchronous_commit = off');
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

/**
 * Whom the papers are close to, and on whose lists they belong. Between two papers of one batch each looks for itself.
 */
async function findNeighbours(
  transaction: Transaction,
  vectors: ReadonlyMap<number, PaperVector>,
  lists: ReadonlyMap<number, WeightedNumbers>,
): Promise<Neighbour[]> {
  const findCandidates = candidateFinder(lists);
  const candidates = new Map(Array.from(vectors, ([key, vector]) => [key, findCandidates(key, vector)]));
  const others = await loadVectors(transaction, [...new Set([...candidates.values()].flat())]);
  const neighbours: Neighbour[] = [];
  vectors.forEach((vector, paperKey) => {
    for (const { similarKey, score } of rankCandidates(vector, candidates.get(paperKey) ?? [], others)) {
      neighbours.push({ paperKey, similarKey, score });
      if (!vectors.has(similarKey) && score > (others.get(similarKey)?.floor ?? 0)) {
        neighbours.push({ paperKey: similarKey, similarKey: paperKey, score });
      }
    }
  });
  return neighbours;
}

function fingerprintOf({ title, abstract, topics }: ComparablePaper): string {
  return createHash('sha256')
    .update(JSON.stringify([title, abstract, topics.map(({ key, score }) => [key, score])]))
    .digest('base64url')
    .slice(0, 22);
}
