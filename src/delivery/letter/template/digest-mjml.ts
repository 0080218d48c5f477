import { letterStyle } from '../../../subscribers';

const { name, heading, paragraph, link, small } = letterStyle;

const font = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const paper = 'margin:0 0 24px;padding:0 0 24px;border-bottom:1px solid #dddad3';
const title =
  'margin:0 0 6px;font-family:Georgia,serif;font-size:19px;line-height:1.3;color:#1d1f23;overflow-wrap:anywhere';
const titleLink = 'color:#1d1f23;text-decoration:none';
const line = 'margin:0 0 6px;font-size:13px;color:#63676e;overflow-wrap:anywhere';
const abstract = 'margin:10px 0;color:#1d1f23;overflow-wrap:anywhere';
const links = 'margin:0 0 6px;font-size:15px';
const paperLink = 'display:inline-block;padding:4px 16px 4px 0;color:#a1285a;font-weight:bold;text-decoration:none';

/**
 * The digest mail in MJML. Its places for eta, in double braces, are filled per subscriber from a DigestView. It looks
 * like the letters about subscriptions; a class stands where darkness or a narrow screen change something.
 */
export const digestMjml = `
<mjml lang="en" dir="ltr">
  <mj-head>
    <mj-title>{{= it.subject }}</mj-title>
    <mj-preview>{{= it.preview }}</mj-preview>
    <mj-html-attributes></mj-html-attributes>
    <mj-attributes>
      <mj-all font-family="${font}" padding="0" />
      <mj-text font-size="16px" line-height="1.5" color="#1d1f23" />
    </mj-attributes>
    <mj-raw>
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
    </mj-raw>
    <mj-style>${letterStyle.css}</mj-style>
  </mj-head>
  <mj-body css-class="page" width="600px" background-color="#f3f2ef">
    <mj-section padding="32px 0 0"><mj-column><mj-spacer height="0" /></mj-column></mj-section>
    <mj-section css-class="card" background-color="#ffffff" border="1px solid #dddad3" border-radius="8px" padding="32px">
      <mj-column>
        <mj-text>
          <p class="name" style="${name}">Broadsheet</p>
          <h1 class="text" style="${heading}">{{= it.heading }}</h1>
          {{ for (const paper of it.papers) { }}
          <div class="paper" style="${paper}">
            <h2 class="text" dir="auto" style="${title}">
              {{ if (paper.href === null) { }}{{= paper.title }}{{ } else { }}<a class="text" href="{{= paper.href }}" style="${titleLink}">{{= paper.title }}</a>{{ } }}
            </h2>
            {{ if (paper.authors !== '') { }}<p class="faint" dir="auto" style="${line}">{{= paper.authors }}</p>{{ } }}
            {{ if (paper.topics !== '') { }}<p class="faint" dir="auto" style="${line}">{{= paper.topics }}</p>{{ } }}
            {{ if (paper.abstract !== '') { }}<p class="text" dir="auto" style="${abstract}">{{= paper.abstract }}</p>{{ } }}
            {{ if (paper.links.length > 0) { }}
            <p style="${links}">
              {{ for (const link of paper.links) { }}<a class="link" href="{{= link.href }}" style="${paperLink}">{{= link.label }}</a>{{ } }}
            </p>
            {{ } }}
            <p class="faint" dir="auto" style="${line}">Why it is here: {{= paper.reason }}</p>
          </div>
          {{ } }}
          {{ if (it.more !== null) { }}<p style="${paragraph}"><a class="link" href="{{= it.more.href }}" style="${link}">{{= it.more.label }}</a></p>{{ } }}
        </mj-text>
      </mj-column>
    </mj-section>
    <mj-section padding="24px 20px">
      <mj-column>
        <mj-text>
          <p class="faint" style="${small}">{{= it.reason }}</p>
          <p class="faint" style="${small}">
            <a class="link" href="{{= it.manageUrl }}" style="${link}">Change what you receive</a> ·
            <a class="link" href="{{= it.unsubscribeUrl }}" style="${link}">Unsubscribe</a>
          </p>
          <p class="faint" style="${small}">{{= it.postalAddress }}</p>
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
