import { Sql } from '../../../src/platform/database/sql';
import type { Queryable } from '../../../src/platform/database/queryable';

/** A step of a plan, as far as the tests look at it. */
export interface PlanStep {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  /** 0 for a step that was never executed. */
  'Actual Loops': number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanStep[];
}

/** Runs a statement, and returns the steps of its plan, the outermost first. */
export async function explain(database: Queryable, text: string, values: unknown[]): Promise<PlanStep[]> {
  const [row] = await database.query<{ 'QUERY PLAN': { Plan: PlanStep }[] }>(
    `explain (analyze, buffers, format json) ${text}`,
    values,
  );
  return (row?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => flatten(Plan));
}

/** The tables that are read from end to end, or would be if it came to it; of these ones, where some are given. */
export function scannedWhole(steps: readonly PlanStep[], tables?: readonly string[]): string[] {
  const scanned = steps.filter((step) => step['Node Type'].endsWith('Seq Scan'));
  return scanned
    .map((step) => step['Relation Name'] ?? '')
    .filter((table) => tables === undefined || tables.includes(table));
}

/** Tables, and partitions of tables, that are so large that nobody should wait until one is read from end to end. */
export async function largeTables(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > 300",
  );
  return rows.map(({ name }) => name);
}

/** The tables of which a row was looked for. */
export function tablesRead(steps: readonly PlanStep[]): string[] {
  const executed = steps.filter((step) => step['Actual Loops'] > 0);
  return [...new Set(executed.flatMap((step) => step['Relation Name'] ?? []))].toSorted();
}

/** The indexes that are read. */
export function indexesUsed(steps: readonly PlanStep[]): string[] {
  return steps.flatMap((step) => step['Index Name'] ?? []);
}

/** The pages of tables and indexes that were looked at, in memory or not. */
export function buffersTouched([outermost]: readonly PlanStep[]): number {
  return (outermost?.['Shared Hit Blocks'] ?? 0) + (outermost?.['Shared Read Blocks'] ?? 0);
}

/** Answers like the database, and keeps the statements that came. */
export function recording(database: Queryable): Queryable & { statements: [text: string, values: unknown[]][] } {
  const statements: [string, unknown[]][] = [];
  return {
    statements,
    query: (statement, values = []) => {
      const { text, values: given } = statement instanceof Sql ? statement.compile() : { text: statement, values };
      statements.push([text, given]);
      return database.query(statement, values);
    },
  };
}

function flatten(step: PlanStep): PlanStep[] {
  return [step, ...(step.Plans ?? []).flatMap(flatten)];
}
