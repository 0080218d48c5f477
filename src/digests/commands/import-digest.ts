import { storePapers } from '../../papers';
import { isCalendarDate, toCalendarDate } from '../../platform/calendar/calendar-date';
import { lockCatalogue } from '../../platform/database/lock-catalogue';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { refuse, type UserError, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { Digest } from '../digest.entity';
import type { DigestReading, ReadingProblem } from '../reader/digest-reading';
import { parseDigest } from '../reader/parse-digest';
import type { ImportDigestInput } from './import-digest.input';
import { readingToRecord } from './reading-to-record';
import { writeDigest } from './write-digest';

/** What became of a digest: null where nothing could be read, and in a dry run. */
export interface ImportedDigest {
  digest: Digest | null;
  created: number;
  updated: number;
  unchanged: number;
  problems: ReadingProblem[];
  userErrors?: UserError[];
}

interface ImportTask extends CommandTask<ImportDigestInput> {
  defaultSource: string;
  /** Where the content came from; its name may hold the year. */
  fileName?: string;
}

/** Reads a digest and stores it with its papers: all of it or nothing, and the same again changes nothing. */
export async function importDigest(task: ImportTask): Promise<ImportedDigest> {
  const { input, transaction, now } = task;
  if (input.date && !isCalendarDate(input.date)) {
    throw refuse(
      UserErrorCode.INVALID,
      ['date'],
      `Expected a date such as "2025-03-13", got "${input.date.slice(0, 40)}".`,
    );
  }
  const reading = parseDigest(input.content, {
    today: toCalendarDate(now),
    ...(input.date && { date: input.date }),
    ...(task.fileName && { fileName: task.fileName }),
  });
  const { digest, entries, problems } = reading;
  if (digest === null || entries.length === 0) {
    return { ...nothing, problems, userErrors: [nothingRead(reading)] };
  }
  if (!input.dryRun) {
    return { ...(await store(task, reading)), problems };
  }
  const stored = await transaction.rehearse((rehearsal) => store({ ...task, transaction: rehearsal }, reading));
  return { ...stored, digest: null, problems };
}

const nothing = { digest: null, created: 0, updated: 0, unchanged: 0 };

function nothingRead({ digest, problems }: DigestReading): UserError {
  const [first] = problems;
  const lacking = digest === null ? 'a date' : 'a title with an abstract';
  const message = `Expected a digest, but found none with ${lacking}.${first ? ` Line ${first.line}: ${first.message}` : ''}`;
  return { code: UserErrorCode.INVALID, field: ['content'], message };
}

async function store(task: ImportTask, { digest, entries }: DigestReading): Promise<Omit<ImportedDigest, 'problems'>> {
  const { input, transaction, now, defaultSource } = task;
  if (digest === null) {
    return nothing;
  }
  await lockCatalogue(transaction);
  const outcomes = await storePapers({ transaction, records: entries.map(readingToRecord), now });
  const paperKeys = outcomes.flatMap((outcome) => (outcome.kind === 'CONFLICT' ? [] : [outcome.paperKey]));
  const counts = { CREATED: 0, UPDATED: 0, UNCHANGED: 0, CONFLICT: 0 };
  for (const { kind } of outcomes) {
    counts[kind] += 1;
  }
  const stored = await writeDigest({
    transaction,
    now,
    source: input.source ?? defaultSource,
    date: digest.date,
    title: digest.title,
    paperKeys: [...new Set(paperKeys)],
    papersChanged: outcomes.some((outcome) => outcome.kind !== 'CONFLICT' && outcome.told),
  });
  return { digest: stored, created: counts.CREATED, updated: counts.UPDATED, unchanged: counts.UNCHANGED };
}
