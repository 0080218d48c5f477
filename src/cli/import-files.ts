import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { DigestFormat, importDigest, type ImportedDigest } from '../digests';
import { InputRefused } from '../platform/graphql/mutations/user-error';
import { showProgress } from './progress';
import { type CommandScope, counted, print, withDatabase } from './with-database';

interface ImportOptions {
  source?: string;
  date?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** What became of one file. */
interface FileReport {
  file: string;
  /** The digest's day; null where none was stored. */
  date: string | null;
  created: number;
  updated: number;
  unchanged: number;
  problems: { line: number; message: string }[];
  errors: string[];
}

/** `broadsheet import FILE…`: exits with 1 where a file could not be read. */
export async function importFiles(files: string[], options: ImportOptions): Promise<void> {
  await withDatabase(async (scope) => {
    const reports: FileReport[] = [];
    const progress = showProgress(files.length);
    for (const file of files) {
      reports.push(await importFile(file, options, scope));
      progress.step();
    }
    progress.end();
    print(
      options.json,
      reports,
      reports.flatMap((report) => describe(report, options.dryRun === true)),
    );
    process.exitCode = reports.some((report) => report.errors.length > 0) ? 1 : 0;
  });
}

async function importFile(file: string, options: ImportOptions, scope: CommandScope): Promise<FileReport> {
  const { source, date, dryRun = false } = options;
  const { database, clock, config } = scope;
  try {
    const content = await readFile(file, 'utf8');
    const input = { content, format: DigestFormat.AUTO, dryRun, ...(source && { source }), ...(date && { date }) };
    const imported = await database.transaction((transaction) =>
      importDigest({
        input,
        transaction,
        now: clock.now(),
        defaultSource: config.defaultSource,
        fileName: basename(file),
      }),
    );
    return reportOf(file, imported, imported.userErrors?.map(({ message }) => message) ?? []);
  } catch (error) {
    const refused = error instanceof InputRefused || (error instanceof Error && 'syscall' in error);
    if (!refused) {
      throw error;
    }
    return reportOf(file, { digest: null, created: 0, updated: 0, unchanged: 0, problems: [] }, [error.message]);
  }
}

function reportOf(file: string, { digest, ...counts }: ImportedDigest, errors: string[]): FileReport {
  const { created, updated, unchanged, problems } = counts;
  return { file, date: digest?.date ?? null, created, updated, unchanged, problems, errors };
}

function describe(report: FileReport, dryRun: boolean): string[] {
  const { file, date, created, updated, unchanged, problems, errors } = report;
  const outcome =
    errors.length > 0
      ? errors.join(' ')
      : `${dryRun ? 'would store' : `digest of ${date}`}: ${counted(created, 'new paper')}, ${updated} updated, ${unchanged} unchanged`;
  return [`${file}: ${outcome}`, ...problems.map(({ line, message }) => `  line ${line}: ${message}`)];
}
