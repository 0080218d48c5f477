/** One thing that `broadsheet doctor` looked at. */
export interface Check {
  what: string;
  ok: boolean;
  /** What was found, or what to do about it. */
  found: string;
}
