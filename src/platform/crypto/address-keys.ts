import { createHmac, hkdfSync } from 'node:crypto';

/** What SUPPRESSION_KEY is for: hashes of addresses, and the tokens that end mail or say whose came back. It is never rotated. */
export class AddressKeys {
  private readonly hashing: Buffer;
  private readonly unsubscribing: Buffer;
  private readonly bouncing: Buffer;

  constructor(suppressionKey: string) {
    this.hashing = derive(suppressionKey, 'hashes of addresses');
    this.unsubscribing = derive(suppressionKey, 'tokens to unsubscribe');
    this.bouncing = derive(suppressionKey, 'envelope senders');
  }

  /** A name for an address that tells nothing of it without the key, in hex. */
  hashOf(address: string): string {
    return createHmac('sha256', this.hashing).update(address).digest('hex');
  }

  /** The token that a seed stands for: the same each time, and not to be told from the seed alone. */
  unsubscribeToken(seed: string): string {
    return createHmac('sha256', this.unsubscribing).update(seed).digest('base64url');
  }

  /** Seals what an envelope sender says, in 256 bits of hex: see bounceToken. */
  bounceSeal(text: string): string {
    return createHmac('sha256', this.bouncing).update(text).digest('hex');
  }
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `broadsheet ${purpose}`, 32));
}
