import { connect } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');
const chunkedEnd = Buffer.from('\r\n0\r\n\r\n');
const data = Buffer.from('{"data":{');
const errors = Buffer.from('"errors":[');

/** One connection that asks for one thing after the other. */
export interface HttpClient {
  /** Sends a whole request, and returns the body of its answer as it came. Throws where that is not an answer with data. */
  ask(request: Buffer): Promise<Buffer>;
  close(): void;
}

/**
 * The least of HTTP/1.1 that a load generator needs: it shares the cores with what it measures, and Node's own client
 * takes three times as much of them (105 µs a request against 30).
 */
export function openHttpClient(port: number): Promise<HttpClient> {
  let settle: { resolve(body: Buffer): void; reject(error: Error): void } | null = null;
  let received: Buffer[] = [];
  let bytes = 0;
  /** Of the whole answer; null until its head has arrived, 0 where only its end tells. */
  let expected: number | null = null;

  const socket = connect({ port, host: '127.0.0.1', noDelay: true });

  function fail(reason: string): void {
    const failed = settle;
    settle = null;
    failed?.reject(new Error(`Expected an answer with data, but ${reason}.`));
  }

  function finish(): void {
    const answer = received.length === 1 ? (received[0] ?? data) : Buffer.concat(received);
    const at = answer.indexOf(headEnd) + headEnd.length;
    // The size of a chunk may stand in between.
    const begins = answer.subarray(at, at + 32).includes(data);
    if (answer.toString('latin1', 9, 12) !== '200' || !begins || answer.includes(errors, at)) {
      fail(`this arrived: ${answer.toString('utf8', 0, 1_000)}`);
      return;
    }
    const settled = settle;
    settle = null;
    settled?.resolve(answer.subarray(at));
  }

  socket.on('data', (chunk) => {
    received.push(chunk);
    bytes += chunk.length;
    if (expected === null) {
      const head = received.length === 1 ? chunk : Buffer.concat(received);
      const end = head.indexOf(headEnd);
      if (end === -1) return;
      const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head.toString('latin1', 0, end)) ?? [];
      expected = length === undefined ? 0 : end + headEnd.length + Number(length);
    }
    const whole = expected > 0 ? bytes >= expected : endsWith(received, chunkedEnd);
    if (whole) finish();
  });
  socket.on('error', (error) => fail(`the connection broke: ${error.message}`));
  socket.on('close', () => fail('the connection was closed'));

  const client: HttpClient = {
    ask: (request) =>
      new Promise((resolve, reject) => {
        received = [];
        bytes = 0;
        expected = null;
        settle = { resolve, reject };
        socket.write(request);
      }),
    close: () => void socket.destroy(),
  };
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(client));
    socket.once('error', reject);
  });
}

function endsWith(chunks: readonly Buffer[], end: Buffer): boolean {
  const last = Buffer.concat(chunks.slice(-end.length));
  return last.subarray(-end.length).equals(end);
}
