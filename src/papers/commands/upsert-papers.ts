import { lockCatalogue } from '../../platform/database/lock-catalogue';
import { ErrorPolicy } from '../../platform/graphql/mutations/error-policy';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { InputRefused, type UserError, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { Paper } from '../paper.entity';
import { selectPapers } from '../select-papers';
import type { RecordOutcome } from '../store/plan-papers';
import { storePapers } from '../store/store-papers';
import { readPaperInput } from './read-paper-input';
import type { UpsertPapersInput } from './upsert-papers.input';

/** What became of the papers, in the order of the input; null where a row failed. */
export interface UpsertedPapers {
  papers: (Paper | null)[];
  created: number;
  updated: number;
  unchanged: number;
  userErrors?: UserError[];
}

/** Adds papers that are new, and lays what the input says over those that are known. */
export async function upsertPapers({
  input,
  transaction,
  now,
}: CommandTask<UpsertPapersInput>): Promise<UpsertedPapers> {
  const rows = input.papers.map(readPaperInput);
  const userErrors = rows.flatMap((row, index) => row.userErrors.map((error) => within(index, error)));
  const refuseAll = input.errorPolicy === ErrorPolicy.REJECT_EVERYTHING;
  if (userErrors.length > 0 && refuseAll) {
    throw new InputRefused(userErrors);
  }

  await lockCatalogue(transaction);
  const goodRows = [...rows.keys()].filter((index) => rows[index]?.userErrors.length === 0);
  const records = rows.filter((row) => row.userErrors.length === 0).map((row) => row.record);
  const outcomes = await storePapers({ transaction, records, now });

  const outcomeByRow = new Map(outcomes.map((outcome, place) => [goodRows[place], outcome]));
  for (const [index, outcome] of outcomeByRow) {
    if (outcome.kind === 'CONFLICT') {
      const { field, message } = outcome.conflict;
      userErrors.push(within(index ?? 0, { code: UserErrorCode.CONFLICT, field: [field], message }));
    }
  }
  if (userErrors.length > 0 && refuseAll) {
    throw new InputRefused(userErrors);
  }
  const papers = await selectPapers(transaction, outcomes.flatMap(paperKeyOf));
  return {
    papers: rows.map((_, index) => {
      const [key] = paperKeyOf(outcomeByRow.get(index));
      return (key !== undefined && papers.get(key)) || null;
    }),
    created: count(outcomes, 'CREATED'),
    updated: count(outcomes, 'UPDATED'),
    unchanged: count(outcomes, 'UNCHANGED'),
    userErrors,
  };
}

function within(index: number, error: UserError): UserError {
  return { ...error, field: ['papers', `${index}`, ...(error.field ?? [])] };
}

function paperKeyOf(outcome: RecordOutcome | undefined): number[] {
  return outcome === undefined || outcome.kind === 'CONFLICT' ? [] : [outcome.paperKey];
}

function count(outcomes: readonly RecordOutcome[], kind: RecordOutcome['kind']): number {
  return outcomes.filter((outcome) => outcome.kind === kind).length;
}
