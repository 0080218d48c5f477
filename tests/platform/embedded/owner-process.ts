import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EmbeddedConnection } from '../../../src/platform/database/embedded';

interface Message {
  readonly connection?: EmbeddedConnection;
  readonly error?: string;
  readonly lastAnswer?: number;
}

/** A process of its own that owns, or tries to own, an embedded database: see owner.cjs. */
export class OwnerProcess {
  private readonly lines: NodeJS.AsyncIterator<string>;
  readonly exited: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    if (child.stdout === null) throw new Error('Expected the output of the owner to be piped.');
    this.lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    this.exited = once(child, 'exit');
  }

  static on(directory: string, identity: { uid?: number; gid?: number } = {}): OwnerProcess {
    const script = join(__dirname, 'owner.cjs');
    // A process group of its own, to be interrupted as a whole like one in a terminal.
    const child = spawn(process.execPath, [script, directory], {
      ...identity,
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    return new OwnerProcess(child);
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('Expected the owner to run.');
    return this.child.pid;
  }

  /** The next thing that it says; nothing if it ended without a word. */
  async says(): Promise<Message> {
    const { value, done } = await this.lines.next();
    return done === true ? {} : JSON.parse(value);
  }

  /** Ends it without a chance to clean up. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** What Ctrl-C in a terminal does: SIGINT to every process of the group. */
  interruptGroup(): void {
    process.kill(-this.pid, 'SIGINT');
  }
}
