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
  // fills its heap with each batch of mails, and has a little more room: over 40,000 mails it takes 216 MiB then, and over
  // 100,000 of them 251 where the heap may double.
  if (role !== 'all') {
    setFlagsFromString(`--heap-growing-percent=${role === 'api' ? 50 : 60}`);
  }
}
