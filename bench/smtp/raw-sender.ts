import { once } from 'node:events';
import { connect } from 'node:net';

/** The least that SMTP can cost: each connection writes a message's commands at once and counts the 250s. */
export async function sendRaw(port: number, message: Buffer, count: number, connections: number): Promise<void> {
  let left = count;
  const commands = Buffer.from('MAIL FROM:<bounces@broadsheet.example>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\n');
  const content = Buffer.concat([message, Buffer.from('.\r\n')]);
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let awaited = 2;
      const next = (): void => {
        left -= 1;
        awaited = 4;
        socket.write(commands);
      };
      socket.write('EHLO bench\r\n');
      socket.on('data', (chunk: Buffer) => {
        for (const line of chunk.toString('latin1').split('\r\n')) {
          if (!/^\d{3} /.test(line)) continue;
          awaited -= 1;
          if (line.startsWith('354')) socket.write(content);
          if (awaited === 0) {
            if (left > 0) next();
            else socket.end('QUIT\r\n');
          }
        }
      });
      await once(socket, 'close');
    }),
  );
}
