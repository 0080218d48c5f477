/** What a value must look like: its words for the message, and the function that gives undefined for everything else. */
export interface Format<T> {
  readonly expected: string;
  parse(text: string): T | undefined;
  /** Keeps what stands there out of the message. */
  readonly secret?: boolean;
}

/** Reads variables one by one and gathers what is wrong with them instead of throwing at the first. */
export class EnvironmentReader {
  readonly mistakes: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** The variable as it stands; an empty or blank one counts as unset. */
  raw(name: string): string | null {
    return this.env[name]?.trim() || null;
  }

  /** The variable in its format; the fallback where it is unset, or wrong and noted as a mistake. */
  read<T, F>(name: string, format: Format<T>, fallback: F): T | F {
    const text = this.raw(name);
    if (text === null) return fallback;
    const value = format.parse(text);
    if (value !== undefined) return value;
    this.fault(name, format.expected, format.secret ? `${text.length} characters (not shown)` : JSON.stringify(text));
    return fallback;
  }

  /** Notes a mistake that only several variables together make. */
  fault(name: string, expected: string, found: string): void {
    this.mistakes.push(`${name}: expected ${expected}, found ${found}`);
  }
}
