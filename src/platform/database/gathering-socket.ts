import { Socket } from 'node:net';

/**
 * Lets what is written in one go leave in one piece: several statements then cost one system call, and wake the server
 * once.
 */
export class GatheringSocket extends Socket {
  /** The driver corks for each statement. */
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}
