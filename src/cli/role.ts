/** What a process does: answer, work, or both. */
export type Role = 'all' | 'api' | 'worker';
