import { html, trustedHtml } from '../../../src/platform/html/html';

describe('The html tag', () => {
  const sly = `<script>alert("1")</script>&'`;

  it('escapes texts, in elements and in attributes', () => {
    expect(String(html`<p title="${sly}">${sly}</p>`)).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;">' +
        '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;</p>',
    );
  });

  it('takes pieces as they are, lists of them, numbers, and nothing at all', () => {
    const items = ['a', '<b>'].map((item) => html`<b>${item}</b>`);
    expect(String(html`<i>${items}</i>${0}${null}${undefined}${false}`)).toBe('<i><b>a</b><b>&lt;b&gt;</b></i>0');
    expect(String(html`${trustedHtml('<hr>')}${[['<', trustedHtml('<br>')]]}`)).toBe('<hr>&lt;<br>');
  });

  it('keeps a template without values, and texts that look like patterns', () => {
    expect(String(html`<p>only text</p>`)).toBe('<p>only text</p>');
    expect(String(html`<p>${'$& $1 \\'}</p>`)).toBe('<p>$&amp; $1 \\</p>');
  });

  it('takes nothing for trusted that only looks like it', () => {
    const impostor: unknown = JSON.parse('{"markup":"<script>"}');
    expect(String(html`${String(impostor)}`)).toBe('[object Object]');
  });
});
