import { type ChildProcess, spawn } from 'node:child_process';
import type { Contender } from './contender';

/** What every contender is given. */
export interface Surroundings {
  databaseUrl: string;
  /** How many connections its pool has. */
  pool: number;
  /** Signs cursors, the same in every contender, so that any takes those of another. */
  appSecret: string;
  adminApiKey: string;
}

/** A contender that listens. */
export interface RunningContender {
  contender: Contender;
  /** Where its GraphQL is served. */
  url: string;
  pid: number;
  /** From its start until it listened. */
  startMillis: number;
  stop(): Promise<void>;
}

const patienceMillis = 60_000;
const listening = /http:\/\/127\.0\.0\.1:\d+/;

/** Starts a contender as a process of its own in production mode, and waits until it says where it listens. */
export async function startContender(
  contender: Contender,
  { databaseUrl, pool, appSecret, adminApiKey }: Surroundings,
): Promise<RunningContender> {
  const { PATH = '', HOME = '' } = process.env;
  const startedAt = performance.now();
  const child = spawn(contender.node ?? process.execPath, [contender.program, ...(contender.args ?? [])], {
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      RATE_LIMITS: 'off',
      DATABASE_URL: databaseUrl,
      POOL: String(pool),
      APP_SECRET: appSecret,
      ADMIN_API_KEY: adminApiKey,
      SUPPRESSION_KEY: appSecret,
      ...contender.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const stop = async (): Promise<void> => {
    await end(child);
    process.off('exit', endWithUs);
  };
  try {
    const origin = await whereItListens(child, contender.name);
    const startMillis = performance.now() - startedAt;
    return { contender, url: `${origin}/graphql`, pid: child.pid ?? 0, startMillis, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function whereItListens(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (how: string): void =>
      reject(new Error(`Expected the contender "${name}" to listen, but ${how}: ${said.slice(-2_000)}`));
    const timer = setTimeout(() => fail(`it did not within ${patienceMillis / 1_000} s`), patienceMillis);
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-10_000);
      const [origin] = listening.exec(said) ?? [];
      if (origin !== undefined) {
        clearTimeout(timer);
        resolve(origin);
      }
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`it ended with ${code}`);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await ended;
  clearTimeout(timer);
}
