import { digestColors } from './digest-colors';

const { ink, accent, rule } = digestColors;

const reason = `margin:0 0 4px;font-size:13px;${accent}`;
const title = 'margin:0 0 6px;font-family:Georgia,serif;font-size:20px;line-height:1.3';
const details = 'margin:0;font-size:13px;color:#63676e';
const abstract = 'margin:10px 0 0';
const links = 'margin:10px 0 0;font-size:15px;font-weight:bold';
// The padding makes room for a thumb without moving the lines around it.
const paperLink = `${accent};padding:8px 18px 8px 0`;
const more = 'margin:0;font-weight:bold';

/** The line of the digest's template in whose place its papers stand. */
export const papersPlace = '{{ /* papers */ }}';

/**
 * What stands in place of a digest's papers, for eta: a paper is its reason, then `paper`, filled from PaperLines; between
 * two of them stands `rule`; and behind them `more`, with the words for it, where not all have room. A paper is there
 * a hundred times: a byte less of it is a tenth of a kilobyte.
 */
export const paperTemplates = {
  rule: `<div class="rule" style="margin:20px 0 24px;border-top:${rule}"></div>`,
  reason: `<p class="link" dir="auto" style="${reason}">{{= it }}</p>`,
  paper: `<h2 dir="auto" style="${title}">{{ if (it.href === null) { }}{{= it.title }}{{ } else { }}<a class="text" href="{{= it.href }}" style="${ink};text-decoration:none">{{= it.title }}</a>{{ } }}</h2>
{{ if (it.authors !== '') { }}
<p class="faint" dir="auto" style="${details}">{{= it.authors }}</p>
{{ } if (it.topics !== '') { }}
<p class="faint" dir="auto" style="${details}">{{= it.topics }}</p>
{{ } if (it.abstract !== '') { }}
<p dir="auto" style="${abstract}">{{= it.abstract }}</p>
{{ } if (it.links.length > 0) { }}
<p style="${links}">
{{ for (const link of it.links) { }}
<a class="link" href="{{= link.href }}" style="${paperLink}">{{= link.label }}</a>
{{ } }}
</p>
{{ } }}`,
  more: `<p style="${more}">{{= it }}</p>`,
} as const;
