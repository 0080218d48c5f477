import type { Bounce } from './bounce.entity';

/** What came back of a delivery that was sent, in a sentence for its `statusReason`. */
export function sayBounce({ verdict, code, detail }: Pick<Bounce, 'verdict' | 'code' | 'detail'>): string {
  const said = detail ?? code ?? 'no reason was given';
  switch (verdict) {
    case 'HARD':
      return `It bounced, since the address takes no mail: ${said}`;
    case 'SOFT':
      return `It bounced, which counts towards the five within 30 days that end the mail: ${said}`;
    case 'COMPLAINT':
      return `Its reader complained of it to their provider (${code ?? 'abuse'}), which ended all mail.`;
  }
}
