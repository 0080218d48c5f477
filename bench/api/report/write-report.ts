import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measurement } from '../measure-rounds';
import { chart } from './chart';

/** Writes performance.json, with every measurement, and performance.svg into a folder. */
export async function writeReport(
  folder: string,
  result: { measurements: readonly Measurement[] } & object,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'performance.json'), `${JSON.stringify(result, rounded, 1)}\n`);
  const connections = Math.max(...result.measurements.map((measurement) => measurement.connections));
  await writeFile(join(folder, 'performance.svg'), chart(result.measurements, connections));
}

/** Four digits say more than can be measured. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
