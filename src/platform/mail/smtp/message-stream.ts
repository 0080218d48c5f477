import { Readable, Transform } from 'node:stream';
import { standsForItself } from './stands-for-itself';

/** What the sender learns of a message on its way. */
export interface MessageProgress {
  /** The server wants it: its first byte is about to go. */
  onBegin(): void;
  /** All of it is handed over. */
  onEnd(): void;
}

const endOfData = Buffer.from('.\r\n');

/**
 * A message as the library takes it, for one sending: a stream, since that is read when the server wants it. The library
 * pipes it through a stream of its own, which looks at every byte for what SMTP would misread, and takes as long for it
 * as the system does to send it. Where nothing is to be found the message goes behind that stream as it is, in one piece.
 */
export class MessageStream extends Readable {
  constructor(
    private readonly bytes: Buffer,
    private readonly progress: MessageProgress,
  ) {
    super();
    this.once('end', () => progress.onEnd());
  }

  override _read(): void {
    this.progress.onBegin();
    this.push(this.bytes);
    this.push(null);
  }

  override pipe<Destination extends NodeJS.WritableStream>(
    destination: Destination,
    options?: { end?: boolean },
  ): Destination {
    if (!(destination instanceof Transform) || !standsForItself(this.bytes)) {
      return super.pipe(destination, options);
    }
    this.progress.onBegin();
    destination.push(Buffer.concat([this.bytes, endOfData]));
    destination.push(null);
    this.progress.onEnd();
    return destination;
  }
}
