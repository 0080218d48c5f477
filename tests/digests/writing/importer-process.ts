import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Connection } from '../../../src/platform/database/data-source-options';

/** A process of its own that imports one digest: see importer.cjs. */
export class ImporterProcess {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly exited: Promise<unknown>;
  private said = '';

  constructor(connection: Connection) {
    const script = join(__dirname, 'importer.cjs');
    const stdio: ['pipe', 'pipe', 'inherit'] = ['pipe', 'pipe', 'inherit'];
    this.child = spawn(process.execPath, [script, JSON.stringify(connection)], { stdio });
    this.exited = once(this.child, 'exit');
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.said += text;
    });
    // Killed while it is written to.
    this.child.stdin.on('error', () => {});
  }

  /** Waits until it is connected, and gives it the digest to import. */
  async start(content: string): Promise<void> {
    while (!this.said.includes('ready')) {
      await once(this.child.stdout, 'data');
    }
    this.child.stdin.end(content);
  }

  /** Whether it said that it was done. */
  get isDone(): boolean {
    return this.said.includes('done');
  }

  async ends(): Promise<void> {
    await this.exited;
  }

  /** Ends it without a chance to clean up. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }
}
