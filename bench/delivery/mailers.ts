import { createTransport } from 'nodemailer';
import { setDigestLetter } from '../../src/delivery/letter/set-digest-letter';
import { composeMessage, type Message } from '../../src/platform/mail';
import { Cadence } from '../../src/subscribers';
import { makeUpPapers } from '../made-up-papers';
import { sendRaw } from '../smtp/raw-sender';

const connections = 8;

interface Measured {
  perSecond: number;
  cpuMillis: number;
}

/** How fast nodemailer's pool and a bare socket send one digest that was made beforehand. */
export async function measureMailers(
  port: number,
  mails: number,
  papers: number,
): Promise<Record<'nodemailer' | 'socket', Measured> & { bytes: number }> {
  const message = someDigest(papers);
  const pool = createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: connections,
    maxMessages: Infinity,
  });
  const envelope = { from: message.sender, to: [message.recipient] };
  const nodemailer = await measure(mails, async () => {
    let left = mails;
    const hand = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await pool.sendMail({ envelope, raw: message.bytes });
      }
    };
    await Promise.all(Array.from({ length: connections * 2 }, hand));
  });
  pool.close();
  const socket = await measure(mails, () => sendRaw(port, message.bytes, mails, connections));
  return { nodemailer, socket, bytes: message.bytes.length };
}

async function measure(count: number, work: () => Promise<void>): Promise<Measured> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: Math.round(count / seconds), cpuMillis: Math.round((user + system) / count) / 1_000 };
}

function someDigest(papers: number): Message {
  const letter = setDigestLetter(
    {
      date: '2025-03-14',
      subscription: { cadence: Cadence.DAILY, hour: 8, timeZone: 'UTC', weekday: null, confirmedOn: '2025-01-01' },
      papers: makeUpPapers(papers).map(({ title, abstract, authors, arxivId }) => ({
        paper: {
          title,
          abstract,
          authors,
          topics: ['Topic 1', 'Topic 2'],
          url: `https://arxiv.org/abs/${arxivId}`,
          pdfUrl: `https://arxiv.org/pdf/${arxivId}`,
          codeUrl: null,
        },
        reason: 'Topic: Topic 1',
      })),
      unsubscribeToken: 'x'.repeat(43),
    },
    { publicUrl: 'https://example.org', postalAddress: '1 Some Street, Some Town' },
  );
  return composeMessage(
    {
      name: '20250314080000000-0123456789abcdef0123456789abcdef',
      from: 'Broadsheet <digests@example.org>',
      recipient: 'ada@example.org',
      sender: 'bounces+d1-1-0123456789abcdef0123@example.org',
      date: new Date('2025-03-14T08:00:00Z'),
    },
    letter,
  );
}
