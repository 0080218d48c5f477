import { quotedPrintable } from './quoted-printable';

/** Lines of a mail's text, encoded once for all the mails that they stand in. */
export class Passage {
  private quotedOnce: string | null = null;
  private bytesOnce: number | null = null;

  /** Behind whole lines, each with its break, other passages may follow. */
  constructor(readonly text: string) {}

  /** As it is before it is encoded for a message: in UTF-8, its line breaks CR LF. */
  get wire(): Buffer {
    return Buffer.from(this.text.replace(/\r\n?|\n/g, '\r\n'));
  }

  /** How long that is. */
  get bytes(): number {
    this.bytesOnce ??= this.wire.length;
    return this.bytesOnce;
  }

  /** As it stands in a message that is quoted-printable. */
  get quoted(): string {
    if (this.quotedOnce === null) {
      const { wire } = this;
      this.bytesOnce = wire.length;
      this.quotedOnce = quotedPrintable(wire.toString('latin1'));
    }
    return this.quotedOnce;
  }
}
