import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const compiler = join(root, 'tests/platform/embedded/typescript.cjs');

/** What a command printed, and how it ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts `broadsheet` as a process of its own, from the sources. */
export function startBroadsheet(args: readonly string[], env: Record<string, string>): ChildProcess {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  return spawn(process.execPath, ['-r', compiler, join(root, 'src/cli/main.ts'), ...args], {
    cwd: root,
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a command to its end. */
export async function broadsheet(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return end(startBroadsheet(args, env));
}

/** Waits for the end of a process. */
export function end(child: ChildProcess): Promise<Ended> {
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...output })));
}

/** A server that is ready. */
export interface Serving {
  url: string;
  child: ChildProcess;
  /** Settles when the process ends. */
  ended: Promise<Ended>;
}

/** Starts `broadsheet serve` on a free port, and waits until it prints where it is. */
export async function serve(env: Record<string, string>): Promise<Serving> {
  const child = startBroadsheet(['serve'], { PORT: '0', LOG_LEVEL: 'warn', ...env });
  const ended = end(child);
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const [, found] = /API +(\S+)\/graphql/.exec(printed) ?? [];
      if (found) {
        resolve(found);
      }
    });
    void ended.then(({ stderr }) => reject(new Error(`It ended before it was ready: ${stderr}`)));
  });
  return { url, child, ended };
}

/** The data of a query that must succeed, asked with a key or without. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests say what they expect of it
export async function ask(url: string, query: string, key?: string): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = JSON.parse(await response.text());
  expect(errors).toBeUndefined();
  return data;
}
