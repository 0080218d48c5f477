import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What a scripted server does when it has heard something: replies, hangs up with or without a word, or stays silent. */
export type Deed = string | { hangUp: string } | 'silence';

/** What it was told: a command such as "RCPT TO:<a@b>", the greeting's turn, or the end of a message. */
export type Heard = 'GREETING' | 'MESSAGE' | (string & {});

/** A server on a free port that answers by a script, and misbehaves where the script does. */
export interface ScriptedServer {
  port: number;
  /** Everything that was heard, over all connections. */
  heard: string[];
  /** The messages as they came over the wire, without the final dot. */
  messages: string[];
  connections: number;
  /** Closes what is connected, as a server does with idle clients. */
  hangUp(): void;
  /** Sends something that nobody asked for, to all. */
  say(text: string): void;
  close(): Promise<void>;
}

/** Replies as a good server would, unless the script has something else for what was heard, the nth of its verb. */
export async function startScriptedServer(
  script: (heard: Heard, nth: number) => Deed | undefined = () => undefined,
): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  const counts = new Map<string, number>();
  const state: Omit<ScriptedServer, 'port' | 'hangUp' | 'say' | 'close'> = { heard: [], messages: [], connections: 0 };
  const server = createServer((socket) => {
    state.connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    let isContent = false;
    let buffer = '';
    const react = (heard: Heard): void => {
      const verb = heard.split(/[ :]/, 1).join('');
      const nth = (counts.get(verb) ?? 0) + 1;
      counts.set(verb, nth);
      state.heard.push(heard);
      const deed = script(heard, nth) ?? courtesy(verb);
      if (deed === 'silence') return;
      if (typeof deed === 'string') {
        isContent = verb === 'DATA' && deed.startsWith('354');
        socket.write(`${deed}\r\n`);
        if (verb === 'QUIT') socket.end();
      } else {
        if (deed.hangUp !== '') socket.write(deed.hangUp);
        socket.destroySoon();
      }
    };
    react('GREETING');
    socket.setEncoding('latin1').on('data', (text: string) => {
      buffer += text;
      for (;;) {
        const end = buffer.indexOf(isContent ? '\r\n.\r\n' : '\r\n');
        if (end === -1) return;
        const heard = buffer.slice(0, end);
        buffer = buffer.slice(end + (isContent ? 5 : 2));
        if (isContent) {
          isContent = false;
          state.messages.push(heard.replace(/^\.\./gm, '.'));
          react('MESSAGE');
        } else {
          react(heard);
        }
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const hangUp = (): void => sockets.forEach((socket) => socket.destroy());
  return Object.assign(state, {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    hangUp,
    say: (text: string) => sockets.forEach((socket) => socket.write(text)),
    close: async () => {
      hangUp();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function courtesy(verb: string): string {
  const replies: Record<string, string> = {
    GREETING: '220 scripted.example',
    EHLO: '250-scripted.example\r\n250 SIZE 1000000',
    DATA: '354 go on',
    MESSAGE: '250 2.0.0 taken',
    QUIT: '221 bye',
  };
  return replies[verb] ?? '250 ok';
}
