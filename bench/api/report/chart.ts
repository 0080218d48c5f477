import type { Measurement } from '../measure-rounds';
import { mainQueries, pairedMean, pairedRatio } from './figures';
import { measuredIn, titleOf } from './tables';

const width = 480;
const rowHeight = 46;
const top = 76;
const left = 12;
const right = 64;

interface Row {
  title: string;
  isOurs: boolean;
  mean: number;
  /** Of Q1 to Q4. */
  parts: readonly number[];
}

/**
 * A bar for each contender: its requests a second against the limit, as the geometric mean of Q1 to Q4, with a dot for
 * each of them. An SVG that suits light and dark pages, legible at 400 pixels.
 */
export function chart(measurements: readonly Measurement[], connections: number): string {
  const rows = measuredIn(measurements).flatMap((contender): Row[] => {
    const mean = pairedMean(measurements, { connections, contender, against: 'limit' });
    const parts = mainQueries.flatMap(
      (query) => pairedRatio(measurements, { query, connections, contender, against: 'limit' }) ?? [],
    );
    const isOurs = ['planned', 'unmerged', 'unplanned'].includes(contender);
    return mean === null ? [] : [{ title: titleOf(contender), isOurs, mean, parts }];
  });
  const most = Math.max(1, ...rows.flatMap(({ mean, parts }) => [mean, ...parts]));
  const x = (value: number): number => left + (value / most) * (width - left - right);
  const height = top + rows.length * rowHeight + 28;
  const end = top + rows.length * rowHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>Requests a second against the limit</title>
<style>
  text { font: 14px system-ui, sans-serif; fill: #1f2328 }
  .head { font-weight: 600; font-size: 16px }
  .faint { fill: #59636e; font-size: 13px }
  .ours { fill: #0969da } .others { fill: #8c959f } .part { fill: #1f2328; fill-opacity: .55 }
  .one { stroke: #59636e; stroke-dasharray: 3 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .faint { fill: #9198a1 } .ours { fill: #4493f8 } .others { fill: #656c76 }
    .part { fill: #f0f6fc; fill-opacity: .6 } .one { stroke: #9198a1 }
  }
</style>
<text class="head" x="${left}" y="24">Requests a second against the limit</text>
<text class="faint" x="${left}" y="44">${connections} connections; bars: geometric mean of Q1–Q4, dots: each</text>
<line class="one" x1="${round(x(1))}" x2="${round(x(1))}" y1="${top - 18}" y2="${end}"/>
${rows.map((row, place) => bar(row, top + place * rowHeight, x)).join('\n')}
<text class="faint" x="${round(x(1))}" y="${end + 18}" text-anchor="middle">1 = the limit</text>
</svg>
`;
}

function bar({ title, isOurs, mean, parts }: Row, y: number, x: (value: number) => number): string {
  const dots = parts.map((part) => `<circle class="part" cx="${round(x(part))}" cy="${y + 16}" r="3"/>`);
  const labelX = Math.max(x(mean), ...parts.map(x)) + 10;
  return `<text x="${left}" y="${y}">${title}</text>
<rect class="${isOurs ? 'ours' : 'others'}" x="${left}" y="${y + 8}" width="${round(x(mean) - left)}" height="16" rx="2"/>
${dots.join('')}
<text x="${round(labelX)}" y="${y + 21}">${mean.toFixed(2)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
