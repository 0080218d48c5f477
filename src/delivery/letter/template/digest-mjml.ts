import { letterStyle } from '../../../subscribers';

const { name, small } = letterStyle;

const font = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const ink = 'color:#1d1f23';
const accent = 'color:#a1285a';
const rule = '1px solid #dddad3';

const masthead = `margin:0 0 28px;padding:0 0 20px;border-bottom:3px double #dddad3`;
const heading = 'margin:0 0 8px;font-family:Georgia,serif;font-size:26px;line-height:1.2';
const lede = 'margin:0;font-size:14px;color:#63676e';
const between = `margin:20px 0 24px;border-top:${rule}`;
const reason = `margin:0 0 4px;font-size:13px;${accent}`;
const title = 'margin:0 0 6px;font-family:Georgia,serif;font-size:20px;line-height:1.3';
const details = 'margin:0;font-size:13px;color:#63676e';
const abstract = 'margin:10px 0 0';
const links = 'margin:10px 0 0;font-size:15px;font-weight:bold';
const more = 'margin:0;font-weight:bold';
// The padding makes room for a thumb without moving the lines around it.
const paperLink = `${accent};padding:8px 18px 8px 0`;

/** What only a sheet can say of the digest, beside what it says of every letter: darkness and narrow screens. */
const css = `
a.link { text-underline-offset: 3px; }
@media (prefers-color-scheme: dark) {
.page > div { background: #16181c !important; }
.sheet, .sheet > table { background: #212429 !important; }
.sheet > table > tbody > tr > td, .rule { border-color: #363b43 !important; }
}
@media (max-width: 480px) {
.gap { height: 0 !important; }
.sheet, .sheet > table > tbody > tr > td { border-radius: 0 !important; }
.sheet > table > tbody > tr > td { padding: 24px 20px !important; border-width: 1px 0 !important; }
}
`;

/**
 * The digest mail in MJML. Its places for eta, in double braces, are filled per subscriber from a DigestView. It looks
 * like the letters about subscriptions; a class stands where darkness or a narrow screen change something. What stands
 * between the braces of `for` is there a hundred times: a byte less there is a tenth of a kilobyte.
 */
export const digestMjml = `
<mjml lang="en" dir="ltr">
  <mj-head>
    <mj-title>{{= it.subject }}</mj-title>
    <mj-preview>{{= it.preview }}</mj-preview>
    <mj-attributes>
      <mj-all font-family="${font}" padding="0" />
      <mj-text font-size="16px" line-height="1.5" color="#1d1f23" />
    </mj-attributes>
    <mj-raw>
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
    </mj-raw>
    <mj-style>${letterStyle.css}</mj-style>
    <mj-style>${css}</mj-style>
  </mj-head>
  <mj-body css-class="page" width="600px" background-color="#f3f2ef">
    <mj-raw><div class="gap" style="height:32px"></div></mj-raw>
    <mj-section css-class="sheet" background-color="#ffffff" border="${rule}" border-radius="8px" padding="32px">
      <mj-column>
        <mj-text>
          <div class="text" style="${ink};text-align:start">
            <div class="rule" style="${masthead}">
              <p class="name" style="${name}">Broadsheet</p>
              <h1 style="${heading}">{{= it.heading }}</h1>
              <p class="faint" style="${lede}">{{= it.lede }}</p>
            </div>
            {{ for (const paper of it.papers) { }}
            {{ if (paper !== it.papers[0]) { }}
            <div class="rule" style="${between}"></div>
            {{ } }}
            <p class="link" dir="auto" style="${reason}">{{= paper.reason }}</p>
            <h2 dir="auto" style="${title}">{{ if (paper.href === null) { }}{{= paper.title }}{{ } else { }}<a class="text" href="{{= paper.href }}" style="${ink};text-decoration:none">{{= paper.title }}</a>{{ } }}</h2>
            {{ if (paper.authors !== '') { }}
            <p class="faint" dir="auto" style="${details}">{{= paper.authors }}</p>
            {{ } if (paper.topics !== '') { }}
            <p class="faint" dir="auto" style="${details}">{{= paper.topics }}</p>
            {{ } if (paper.abstract !== '') { }}
            <p dir="auto" style="${abstract}">{{= paper.abstract }}</p>
            {{ } if (paper.links.length > 0) { }}
            <p style="${links}">
              {{ for (const link of paper.links) { }}
              <a class="link" href="{{= link.href }}" style="${paperLink}">{{= link.label }}</a>
              {{ } }}
            </p>
            {{ } }}
            {{ } if (it.more !== null) { }}
            <div class="rule" style="${between}"></div>
            <p style="${more}">{{= it.more }}</p>
            {{ } }}
          </div>
        </mj-text>
      </mj-column>
    </mj-section>
    <mj-section padding="24px 20px 32px">
      <mj-column>
        <mj-text>
          <p class="faint" style="${small}">{{= it.reason }}</p>
          <p class="faint" style="${small}">
            <a class="link" href="{{= it.manageUrl }}" style="${accent}">Change what you receive</a>
            ·
            <a class="link" href="{{= it.unsubscribeUrl }}" style="${accent}">Unsubscribe</a>
          </p>
          <p class="faint" style="${small}">{{= it.postalAddress }}</p>
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
