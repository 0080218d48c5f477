import type { Format } from './environment-reader';

/** How many mails a second each worker process sends at most. */
export interface MailRates {
  /** Null: as fast as it goes. */
  readonly perSecond: number | null;
  /** To one domain of recipients, in lower case. */
  readonly perDomain: ReadonlyMap<string, number>;
  /** To every other domain; null: no limit but the one for all. */
  readonly perOtherDomain: number | null;
}

/** Mails a second; fractions allow less than one. */
export const mailsPerSecond: Format<number> = {
  expected: 'a number of mails a second from 0.01 to 10000',
  parse: readRate,
};

/** `*:20,gmail.com:50`: mails a second to a domain of recipients, * meaning each that is not named. */
export const domainRates: Format<Pick<MailRates, 'perDomain' | 'perOtherDomain'>> = {
  expected: 'mails a second by domains of recipients such as *:20,gmail.com:50, each named once',
  parse: (value) => {
    const rates = new Map<string, number>();
    for (const part of value.split(',')) {
      const [, domain = '', digits = ''] = /^\s*(\*|[^\s:@,*]+)\s*:\s*([\d.]+)\s*$/.exec(part) ?? [];
      const rate = readRate(digits);
      if (rate === undefined || rates.has(domain.toLowerCase())) return undefined;
      rates.set(domain.toLowerCase(), rate);
    }
    const perOtherDomain = rates.get('*') ?? null;
    rates.delete('*');
    return { perDomain: rates, perOtherDomain };
  },
};

function readRate(digits: string): number | undefined {
  const rate = Number(digits);
  return /^\d+(\.\d+)?$/.test(digits) && rate >= 0.01 && rate <= 10_000 ? rate : undefined;
}
