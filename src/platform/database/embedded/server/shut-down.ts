/** A server to be shut down: one that this process started, or one that it found. */
export interface ShutDownTarget {
  signal(signal: NodeJS.Signals): void;
  /** Waits for the server's end, at most that long; false if it is still there. */
  endsWithin(millis: number): Promise<boolean>;
}

// A fast shutdown closes the connections and writes a checkpoint, which many dirty pages on a slow disk can draw out.
// An immediate one loses nothing either: the next start replays the log. The server itself kills its processes 5 s
// after that; being killed is for one that hangs.
const STEPS = [
  { signal: 'SIGINT', patienceMillis: 2_000 },
  { signal: 'SIGQUIT', patienceMillis: 7_000 },
  { signal: 'SIGKILL', patienceMillis: 1_000 },
] as const;

/** Shuts a server down, more firmly the longer it takes; throws if even killing it does not help. */
export async function shutDown(target: ShutDownTarget): Promise<void> {
  for (const { signal, patienceMillis } of STEPS) {
    target.signal(signal);
    if (await target.endsWithin(patienceMillis)) return;
  }
  throw new Error('Expected the PostgreSQL server to end after SIGKILL, but it is still there.');
}
