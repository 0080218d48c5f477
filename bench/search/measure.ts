import type { ScratchApp } from '../scratch-app';
import { type Percentiles, percentiles } from '../percentiles';
import type { Workload } from './workloads';

/** Draws and sends requests one after the other; the first tenth warms up and does not count. */
export async function measureAlone({ ask }: ScratchApp, { draw }: Workload, requests: number): Promise<Percentiles> {
  const millis: number[] = [];
  for (let turn = 0; turn < requests * 1.1; turn += 1) {
    const { query, variables } = draw();
    const startedAt = performance.now();
    await ask(query, variables);
    if (turn >= requests * 0.1) {
      millis.push(performance.now() - startedAt);
    }
  }
  return percentiles(millis);
}

/** All classes in turn from so many clients at once. */
export async function measureTogether(
  { ask }: ScratchApp,
  workloads: readonly Workload[],
  { clients, requests }: { clients: number; requests: number },
): Promise<Percentiles & { errors: number; perSecond: number }> {
  const millis: number[] = [];
  let errors = 0;
  let sent = 0;
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    while (sent < requests) {
      const workload = workloads[sent % workloads.length];
      sent += 1;
      const { query, variables } = workload?.draw() ?? { query: '{ __typename }', variables: {} };
      const sentAt = performance.now();
      await ask(query, variables).catch(() => (errors += 1));
      millis.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const perSecond = Math.round(requests / ((performance.now() - startedAt) / 1_000));
  return { ...percentiles(millis), errors, perSecond };
}
