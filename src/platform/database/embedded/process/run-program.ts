import type { Launcher } from './launcher';
import { type TiedCommand, spawnTied } from './tied-process';

/** A program to run to its end, with the text it reads. */
export type ProgramRun = Pick<TiedCommand, 'program' | 'args' | 'environment'> & { readonly input: string };

/** Runs a program to its end and gives what it wrote; throws with that text if it fails. */
export async function runProgram(launcher: Launcher, run: ProgramRun): Promise<string> {
  const { child, ended } = spawnTied(launcher, { ...run, input: 'pipe', output: 'pipe' });
  const written: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => written.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => written.push(chunk));
  // A program that ends without reading its input breaks the pipe; its own message says why.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(run.input);
  const closed = new Promise((resolve) => child.once('close', resolve));
  const ending = await ended;
  if (child.pid !== undefined) await closed;
  const output = Buffer.concat(written).toString('utf8').trim();
  if (ending.code === 0) return output;
  // The shell's "not found", for a file that is there.
  const hint = ending.code === 127 ? ' (On Alpine Linux, which has another C library, set DATABASE_URL instead.)' : '';
  throw new Error(`"${run.program}" failed (${ending.description}): ${output}${hint}`);
}
