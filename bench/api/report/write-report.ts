import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measurement } from '../measure-rounds';
import { chart } from './chart';
import { type Table, tableAsMarkdown } from './table';

/** What a run found. */
export interface Report {
  /** How it was run, and its summary. */
  about: object;
  tables: readonly Table[];
  measurements: readonly Measurement[];
}

/** Writes performance.json, a measurement a line, performance.svg and performance-figures.md into a folder. */
export async function writeReport(folder: string, { about, tables, measurements }: Report): Promise<void> {
  await mkdir(folder, { recursive: true });
  const lines = measurements.map((measurement) => `    ${JSON.stringify(measurement, rounded)}`);
  const json = `{\n  "about": ${JSON.stringify(about, rounded)},\n  "measurements": [\n${lines.join(',\n')}\n  ]\n}\n`;
  await writeFile(join(folder, 'performance.json'), json);
  const connections = Math.max(...measurements.map((measurement) => measurement.connections));
  await writeFile(join(folder, 'performance.svg'), chart(measurements, connections));
  const page = ['# Figures of the API', 'Written by `npm run bench -- api`; see [performance](performance.md).'];
  await writeFile(
    join(folder, 'performance-figures.md'),
    `${[...page, ...tables.map(tableAsMarkdown)].join('\n\n')}\n`,
  );
}

/** Four digits say more than can be measured. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
