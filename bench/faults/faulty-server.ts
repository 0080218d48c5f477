import { createServer, type Socket } from 'node:net';
import { seededRandom } from '../made-up-papers';

/**
 * A mail server that fails as servers do, as a process of its own. Tells its parent where it listens, and on any message
 * from it all that it took.
 */

/** A message that it took. */
export interface Taken {
  recipient: string;
  messageId: string;
  /** Milliseconds since 1970. */
  at: number;
  /** The name that the sender said in EHLO. */
  worker: string;
  /** Whether its 250 was sent: else the connection was lost in its place. */
  isAnswered: boolean;
}

/** What it did and took. */
export interface Tally {
  taken: Taken[];
  refused: number;
  /** Connections that it dropped before it took the message, in place of the answer, and right behind it. */
  lostBefore: number;
  lostAnswers: number;
  lostBehind: number;
}

/** Of all messages. */
const odds = { refuse: 0.1, loseBefore: 0.05, loseAnswer: 0.02, loseBehind: 0.02 };

const random = seededRandom(7);
const refusedBefore = new Set<string>();
const tally: Tally = { taken: [], refused: 0, lostBefore: 0, lostAnswers: 0, lostBehind: 0 };

/** One conversation. It offers nothing but what RFC 5321 wants, and takes one command at a time. */
class Conversation {
  private waiting = '';
  private isInMessage = false;
  private worker = '';
  private recipient = '';

  constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1').setNoDelay(true);
    socket.on('data', (text: string) => this.read(text));
    socket.on('error', () => {});
    this.say('220 ready');
  }

  private read(text: string): void {
    this.waiting += text;
    for (let isRead = true; isRead && !this.socket.destroyed;) {
      isRead = this.isInMessage ? this.readMessage() : this.readCommand();
    }
  }

  private readCommand(): boolean {
    const end = this.waiting.indexOf('\r\n');
    if (end === -1) {
      return false;
    }
    const line = this.waiting.slice(0, end);
    this.waiting = this.waiting.slice(end + 2);
    this.obey(line);
    return true;
  }

  private obey(line: string): void {
    const [verb = '', rest = ''] = line.split(/ (.*)/s);
    switch (verb.toUpperCase()) {
      case 'EHLO':
        this.worker = rest;
        return this.say('250 hello');
      case 'RCPT':
        this.recipient = /<([^>]*)>/.exec(rest)?.[1] ?? '';
        return this.say(this.refuses() ? '451 4.3.0 come back later' : '250 known');
      case 'DATA':
        this.isInMessage = true;
        return this.say('354 go on');
      case 'QUIT':
        this.socket.end('221 bye\r\n');
        return;
      default:
        return this.say('250 fine');
    }
  }

  /** Each recipient at most once: the next time it is let in. */
  private refuses(): boolean {
    if (refusedBefore.has(this.recipient) || random() >= odds.refuse) {
      return false;
    }
    refusedBefore.add(this.recipient);
    tally.refused += 1;
    return true;
  }

  private readMessage(): boolean {
    const end = this.waiting.indexOf('\r\n.\r\n');
    if (end === -1) {
      return false;
    }
    const message = this.waiting.slice(0, end);
    this.waiting = this.waiting.slice(end + 5);
    this.isInMessage = false;
    this.take(/^Message-ID: *(\S+)/im.exec(message)?.[1] ?? '');
    return true;
  }

  private take(messageId: string): void {
    const fate = random();
    if (fate < odds.loseBefore) {
      tally.lostBefore += 1;
      this.socket.resetAndDestroy();
      return;
    }
    const isAnswered = fate >= odds.loseBefore + odds.loseAnswer;
    const { recipient, worker } = this;
    tally.taken.push({ recipient, messageId, at: Date.now(), worker, isAnswered });
    if (!isAnswered) {
      tally.lostAnswers += 1;
      this.socket.resetAndDestroy();
      return;
    }
    this.say('250 taken');
    if (fate > 1 - odds.loseBehind) {
      tally.lostBehind += 1;
      this.socket.end();
    }
  }

  private say(line: string): void {
    this.socket.write(`${line}\r\n`);
  }
}

if (process.send !== undefined) {
  const server = createServer((socket) => new Conversation(socket));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 });
  });
  process.on('message', () => process.send?.(tally));
  process.on('disconnect', () => process.exit(0));
}
