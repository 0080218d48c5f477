import type { Transaction } from '../../../platform/database/transaction';
import { type PaperVector, unpackVector } from './paper-vector';
import { packNumbers } from './weighted-numbers';

/** A paper as it was compared last. */
export interface ComparedPaper {
  fingerprint: string;
  vector: PaperVector;
  /** The score that another must pass to get on its list. */
  floor: number;
}

/** Papers as they were compared last, under their keys; without those that never were. */
export async function loadVectors(
  transaction: Transaction,
  keys: readonly number[],
): Promise<Map<number, ComparedPaper>> {
  const rows = await transaction.query<{ key: number; fingerprint: string; terms: Buffer; floor: number }>(
    `select known.paper_id as "key", known.fingerprint, known.terms, known.floor
     from similar_vectors known
     where known.paper_id = any ($1::integer[])`,
    [keys],
  );
  return new Map(
    rows.map(({ key, fingerprint, terms, floor }) => [key, { fingerprint, floor, vector: unpackVector(terms) }]),
  );
}

/** Keeps papers as they are compared from now on. */
export async function saveVectors(
  transaction: Transaction,
  papers: ReadonlyMap<number, Omit<ComparedPaper, 'floor'>>,
): Promise<void> {
  const compared = [...papers.values()];
  await transaction.query(
    `insert into similar_vectors (paper_id, fingerprint, terms)
     select given.paper_id, given.fingerprint, given.terms
     from unnest($1::integer[], $2::text[], $3::bytea[]) as given (paper_id, fingerprint, terms)`,
    [
      [...papers.keys()],
      compared.map((paper) => paper.fingerprint),
      compared.map((paper) => packNumbers(paper.vector)),
    ],
  );
}
