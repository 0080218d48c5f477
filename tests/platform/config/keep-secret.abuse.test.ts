import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

import { transformFileSync } from '@swc/core';

describe('keepSecret under a race', () => {
  it('gives every starter the same secret, and leaves nothing beside it', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'secrets-'));
    const folder = path.resolve('src/platform/config');
    const compile = (name: string): string => transformFileSync(path.join(folder, `${name}.ts`)).code;
    // Each worker compiles the real module by itself and starts on a signal that all share.
    const source = `
      const { parentPort, workerData } = require('node:worker_threads');
      const load = (code, require) => { const module = { exports: {} }; new Function('module', 'exports', 'require', code)(module, module.exports, require); return module.exports; };
      const error = load(workerData.error, require);
      const { keepSecret } = load(workerData.keep, (name) => (name.endsWith('config-error') ? error : require(name)));
      Atomics.wait(workerData.gate, 0, 0);
      parentPort.postMessage(keepSecret(workerData.file));`;
    const gate = new Int32Array(new SharedArrayBuffer(4));
    const workerData = {
      gate,
      file: path.join(dataDir, 'app-secret'),
      keep: compile('keep-secret'),
      error: compile('config-error'),
    };
    const workers = Array.from({ length: 6 }, () => new Worker(source, { eval: true, workerData }));
    const answers = workers.map(
      (worker) => new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject)),
    );
    await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('online', resolve))));
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
    expect(new Set(await Promise.all(answers)).size).toBe(1);
    expect(readdirSync(dataDir)).toEqual(['app-secret']);
    rmSync(dataDir, { recursive: true });
  });
});
