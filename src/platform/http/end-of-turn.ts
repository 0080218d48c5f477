let coming: Promise<void> | null = null;

/**
 * Settles once the event loop has read what had arrived on all sockets. Work that waits for it is done for all requests
 * of a turn together, one step after the other, instead of between system calls, which leave the processor's caches and
 * address translations cold: a request of next to nothing takes half the processor time. One that comes alone waits for nobody.
 */
export function endOfTurn(): Promise<void> {
  coming ??= new Promise((resolve) => {
    setImmediate(() => {
      coming = null;
      resolve();
    });
  });
  return coming;
}
