import { readdirSync, readFileSync } from 'node:fs';

/** Of a clock tick of Linux, in which /proc counts. */
const tickMillis = 10;

interface Stat {
  parent: number;
  /** By itself, and by its children that have ended. */
  millis: number;
  millisOfEnded: number;
}

/** What a process has taken of the processors so far, in milliseconds. */
export function cpuMillis(pid: number): number {
  return readStat(pid)?.millis ?? 0;
}

/** What a PostgreSQL has taken, with all its backends, those included that have ended. */
export function postgresCpuMillis(postmaster: number): number {
  const own = readStat(postmaster);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readStat(Number(name)))
    .filter((stat) => stat?.parent === postmaster);
  return children.reduce((sum, stat) => sum + (stat?.millis ?? 0), (own?.millis ?? 0) + (own?.millisOfEnded ?? 0));
}

/** The parent of a process. */
export function parentOf(pid: number): number {
  return readStat(pid)?.parent ?? 0;
}

/** How much memory a process holds, and held at most, in mebibytes. */
export function memoryMebibytes(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) / 1_024;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

/** See proc(5); the name of the program may hold blanks and brackets. Null where the process has ended. */
function readStat(pid: number): Stat | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (place) => fields[place],
    );
    return {
      parent,
      millis: (user + system) * tickMillis,
      millisOfEnded: (endedUser + endedSystem) * tickMillis,
    };
  } catch {
    return null;
  }
}
