import { Passage } from './passage';

/** How a part's content stands in a message, and in which Content-Transfer-Encoding. */
export interface EncodedText {
  readonly encoding: 'quoted-printable' | 'base64';
  /** ASCII, its lines at most 76 long and ended by CR LF. */
  readonly lines: string;
}

/** The text or the HTML of a mail, in passages of which others may have some as well. As a string it is what they say. */
export class Passages {
  private made: EncodedText | null = null;

  constructor(private readonly passages: readonly Passage[]) {
    const torn = passages.slice(0, -1).find(({ text }) => !text.endsWith('\n'));
    if (torn !== undefined) {
      const end = JSON.stringify(torn.text.slice(-40));
      throw new Error(`Expected each passage but the last to end with a line break, got one that ends with ${end}.`);
    }
  }

  /** In UTF-8: quoted-printable, or base64 where so much is not ASCII that this is shorter. */
  get encoded(): EncodedText {
    this.made ??= this.encode();
    return this.made;
  }

  toString(): string {
    return this.passages.map(({ text }) => text).join('');
  }

  /**
   * Quoted-printable takes three characters for each byte beyond ASCII, base64 four for any three; a letter beyond ASCII
   * has about twice the bytes that it adds to the length.
   */
  private encode(): EncodedText {
    const bytes = this.passages.reduce((sum, passage) => sum + passage.bytes, 0);
    const units = this.passages.reduce((sum, { text }) => sum + text.length, 0);
    return bytes - units > bytes / 10
      ? { encoding: 'base64', lines: inBase64(this.passages.map((passage) => passage.wire)) }
      : { encoding: 'quoted-printable', lines: this.passages.map(({ quoted }) => quoted).join('') };
  }
}

function inBase64(pieces: readonly Buffer[]): string {
  return (
    Buffer.concat(pieces)
      .toString('base64')
      .match(/.{1,76}/g)
      ?.join('\r\n') ?? ''
  );
}
