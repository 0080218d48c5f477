import { createServer } from 'node:net';

/**
 * A mail server that takes everything and keeps nothing, in a process of its own: it says by IPC where it listens, and
 * answers each message by IPC with how many mails it has taken.
 */
let taken = 0;
const end = Buffer.from('\r\n.\r\n');

const server = createServer({ noDelay: true }, (socket) => {
  let isContent = false;
  let rest: Buffer = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.write('220 sink\r\n');
  socket.on('data', (chunk: Buffer) => {
    let data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let replies = '';
    for (;;) {
      const at = isContent ? data.indexOf(end) : data.indexOf('\r\n');
      if (at === -1) break;
      const command = isContent ? 'MESSAGE' : data.toString('latin1', 0, Math.min(at, 4)).toUpperCase();
      data = data.subarray(at + (isContent ? end.length : 2));
      if (isContent) taken += 1;
      isContent = command === 'DATA';
      replies += replyTo(command);
    }
    // Of a message that is still coming only what may be the beginning of its end matters.
    rest = isContent ? data.subarray(Math.max(0, data.length - end.length)) : data;
    if (replies !== '') socket.write(replies);
    if (replies.includes('221 ')) socket.end();
  });
});

function replyTo(command: string): string {
  switch (command) {
    case 'EHLO':
      return '250-sink\r\n250-PIPELINING\r\n250 SIZE 10000000\r\n';
    case 'DATA':
      return '354 go on\r\n';
    case 'QUIT':
      return '221 bye\r\n';
    default:
      return '250 ok\r\n';
  }
}

server.listen(0, '127.0.0.1', () => process.send?.({ address: server.address() }));
process.on('message', () => process.send?.({ taken }));
process.on('disconnect', () => process.exit());
