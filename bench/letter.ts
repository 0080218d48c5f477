import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDigest } from '../src/digests/reader/parse-digest';
import type { DigestLetter, LetterPaper } from '../src/delivery/letter/digest-letter';
import { setDigestLetter } from '../src/delivery/letter/set-digest-letter';
import { composeMessage } from '../src/platform/mail';
import { packageRoot } from '../src/platform/package/package-root';
import { Cadence } from '../src/subscribers';

const letterhead = { publicUrl: 'https://broadsheet.example', postalAddress: 'Broadsheet, 1 Example Street' };

/** What it costs to set a digest of real papers as a mail, and how large that becomes. */
export async function letterBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: { mails: { type: 'string', default: '10000' }, papers: { type: 'string', default: '20' } },
  });
  const mails = Number(values.mails);
  const papers = realPapers().slice(0, Number(values.papers));
  const setMany = (count: number) => {
    for (let made = 0; made < count; made += 1) {
      setDigestLetter(letterOf(papers, made), letterhead);
    }
  };
  setMany(Math.ceil(mails / 5));
  const before = process.cpuUsage();
  setMany(mails);
  const { user, system } = process.cpuUsage(before);
  const cpuMillisEach = Math.round((user + system) / mails) / 1_000;
  const content = setDigestLetter(letterOf(papers, 0), letterhead);
  const { bytes } = composeMessage(
    {
      name: 'a-mail',
      from: 'Broadsheet <digests@broadsheet.example>',
      recipient: 'ada@example.org',
      sender: 'bounces@broadsheet.example',
      date: new Date('2026-03-13T07:00:00Z'),
    },
    content,
  );
  const sizes = {
    html: Buffer.byteLength(String(content.html)),
    text: Buffer.byteLength(String(content.text)),
    message: bytes.length,
  };
  process.stdout.write(
    `${papers.length} papers: ${cpuMillisEach.toFixed(3)} ms of processor time a mail, over ${mails} mails; ` +
      `${sizes.html} bytes of HTML, ${sizes.text} of text, ${sizes.message} as a message\n`,
  );
  return { papers: papers.length, mails, cpuMillisEach, ...sizes };
}

/** No two are the same mail. */
function letterOf(papers: readonly LetterPaper[], made: number): DigestLetter {
  const subscription = {
    cadence: Cadence.DAILY,
    hour: made % 24,
    timeZone: 'Europe/Berlin',
    weekday: null,
    confirmedOn: '2026-03-01',
  };
  const reasoned = papers.map((paper, place) => ({ paper, reason: `Search: number ${(made + place) % 1_000}` }));
  return { date: '2026-03-13', subscription, papers: reasoned, unsubscribeToken: `token-${made}`.padEnd(43, 'x') };
}

function realPapers(): LetterPaper[] {
  const text = readFileSync(join(packageRoot(), 'seeds', 'digests', '2025-03-13.txt'), 'utf8');
  return parseDigest(text, { today: '2026-03-13', date: '2025-03-13' }).entries.map(({ title, abstract }, place) => ({
    title,
    abstract,
    authors: Array.from({ length: 6 }, (_, author) => `Given Family-${place}-${author}`),
    topics: ['Reinforcement learning', 'Large language models'],
    url: `https://arxiv.org/abs/2503.${10_000 + place}`,
    pdfUrl: `https://arxiv.org/pdf/2503.${10_000 + place}`,
    codeUrl: place % 2 === 0 ? `https://github.com/example/project-${place}` : null,
  }));
}
