import { createHash } from 'node:crypto';
import { consent } from '../../../src/subscribers';

describe('The text that people agree to', () => {
  it('has another version once it is another text', () => {
    const digest = createHash('sha256').update(consent.text).digest('hex').slice(0, 16);
    expect(`${consent.version}: ${digest}`).toBe('1: 637323779c6ffb15');
  });
});
