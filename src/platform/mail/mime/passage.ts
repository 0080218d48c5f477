import { quotedPrintable } from './quoted-printable';

/** Lines of a mail's text, encoded once for all the mails that they stand in. */
export class Passage {
  private wireOnce: Buffer | null = null;
  private bytesOnce: number | null = null;
  private quotedOnce: string | null = null;

  /** Behind whole lines, each with its break, other passages may follow. */
  constructor(readonly text: string) {}

  /** As it is before it is encoded for a message: in UTF-8, its line breaks CR LF. */
  get wire(): Buffer {
    this.wireOnce ??= Buffer.from(this.text.replace(/\r\n?|\n/g, '\r\n'));
    return this.wireOnce;
  }

  /** How long that is. */
  get bytes(): number {
    this.bytesOnce ??= this.wire.length;
    return this.bytesOnce;
  }

  /** As it stands in a message that is quoted-printable. */
  get quoted(): string {
    this.quotedOnce ??= quotedPrintable(this.wire.toString('latin1'));
    // Nobody asks for it again, but in a mail that is mostly of another script.
    this.wireOnce = null;
    return this.quotedOnce;
  }
}
