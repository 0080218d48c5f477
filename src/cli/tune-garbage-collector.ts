import { setFlagsFromString } from 'node:v8';
import type { Role } from './role';

/**
 * Tells V8 how a server with a small heap and much traffic wants its garbage collected, for the rest of the process. The
 * time to do it is before there is much.
 */
export function tuneGarbageCollector(role: Role): void {
  // The young generation is collected in a millisecond by one thread. Several wait for cores that PostgreSQL is at work
  // on: p99 of requests of next to nothing, on two cores, is 19 ms then, and 5 with one.
  setFlagsFromString('--no-parallel-scavenge');
  // The old one holds some 30 MiB, and V8 would let it grow to four times that with requests that waited long for the
  // database. At half as much again it is collected every few seconds, in the background but for some 15 ms. A worker
  // fills its heap with each batch of mails, and has more room; without a bound it took 240 MiB and more.
  if (role !== 'all') {
    setFlagsFromString(`--heap-growing-percent=${role === 'api' ? 50 : 100}`);
  }
}
