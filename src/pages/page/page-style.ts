/** How all pages look: one sheet inside the page, so that nothing is loaded. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #f3f2ef; --card: #fff; --line: #dddad3; --ink: #1d1f23; --faint: #5d6168; --accent: #a1285a; --on-accent: #fff;
  --bad: #a11; --good: #186a3b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181c; --card: #212429; --line: #3d434c; --ink: #e8eaed; --faint: #a3a9b3; --accent: #f08ab4;
    --on-accent: #2b0a19; --bad: #ff9b8f; --good: #7fd6a2;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;
}
main, header { max-width: 40rem; margin: 0 auto; padding: 0 1rem; }
.wide { max-width: 72rem; }
header { padding-top: 1.5rem; font: bold 1.25rem Georgia, serif; color: var(--accent); }
main { padding-bottom: 3rem; }
h1 { font: bold 1.75rem/1.2 Georgia, serif; margin: 1rem 0; overflow-wrap: anywhere; }
h2 { font: bold 1.2rem/1.3 Georgia, serif; margin: 0 0 .75rem; }
p { margin: 0 0 1rem; }
a { color: var(--accent); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.25rem; margin: 0 0 1.25rem; }
.card > :last-child { margin-bottom: 0; }
.faint { color: var(--faint); font-size: .9rem; }
.notice, .problem { border-left: 4px solid var(--good); background: var(--card); padding: .75rem 1rem; margin: 0 0 1.25rem; }
.problem { border-color: var(--bad); }
.notice > :last-child, .problem > :last-child { margin-bottom: 0; }
blockquote { margin: 0 0 1rem; padding-left: 1rem; border-left: 3px solid var(--line); }
form { margin: 0 0 1rem; }
button {
  font: inherit; font-weight: 600; padding: .6rem 1.1rem; border-radius: 6px; cursor: pointer;
  border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent);
}
button.quiet { background: transparent; color: var(--accent); }
button.grave { background: transparent; color: var(--bad); border-color: var(--bad); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: 0 0 1rem; }
.row form { margin: 0; }
.ended + .ended { border-top: 1px solid var(--line); padding-top: 1rem; }
.ended .faint { display: block; }
.ended:last-child > :last-child { margin-bottom: 0; }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; margin: 0 0 1rem; }
.fields .whole { grid-column: 1 / -1; }
label { display: block; font-weight: 600; }
label.check { font-weight: 400; }
label .faint { font-weight: 400; display: block; }
input:not([type=checkbox]), select, textarea {
  display: block; width: 100%; min-height: 2.75rem; margin-top: .25rem; padding: .5rem .6rem; font: inherit; font-weight: 400;
  color: inherit; background: var(--paper); border: 1px solid var(--faint); border-radius: 6px;
}
textarea { resize: vertical; }
.mails { list-style: none; padding: .25rem 1.25rem; }
.mails li { border-bottom: 1px solid var(--line); }
.mails li:last-child { border: 0; }
.mails a { display: block; padding: .75rem 0; text-decoration: none; color: inherit; }
.mails a:hover strong { text-decoration: underline; }
.mails strong { display: block; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 44rem; border: 1px solid var(--line); border-radius: 8px; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.25rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; margin: 0; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .25rem 1rem; margin: 0; font-size: .9rem; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 480px) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
ul.links { margin: 0; padding-left: 1.25rem; overflow-wrap: anywhere; }
`;
