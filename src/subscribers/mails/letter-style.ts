const font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/**
 * How mails look. Styles stand in the elements, since some mail programs drop style sheets; what those cannot say,
 * darkness and narrow screens, stands in the sheet. Nothing is loaded.
 */
export const letterStyle = {
  css: `
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
.page { background: #16181c !important; }
.card { background: #212429 !important; border-color: #363b43 !important; }
.text { color: #e8eaed !important; }
.faint { color: #a3a9b3 !important; }
.name, .link { color: #f08ab4 !important; }
.button { background: #f08ab4 !important; color: #2b0a19 !important; }
}
@media (max-width: 480px) {
.card { padding: 20px !important; border-radius: 0 !important; border-width: 1px 0 !important; }
.page { padding: 0 0 24px !important; }
}
`,
  page: `margin:0;padding:32px 16px;background:#f3f2ef;${font};font-size:16px;line-height:1.5`,
  card: 'max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #dddad3;border-radius:8px',
  name: 'margin:0 0 20px;font-family:Georgia,serif;font-size:18px;font-weight:bold;color:#a1285a',
  heading: 'margin:0 0 16px;font-family:Georgia,serif;font-size:24px;line-height:1.25;color:#1d1f23',
  paragraph: 'margin:0 0 16px;color:#1d1f23',
  buttonBox:
    'display:inline-block;padding:12px 24px;border-radius:6px;background:#a1285a;color:#ffffff;font-weight:bold;text-decoration:none',
  link: 'color:#a1285a;word-break:break-all',
  small: 'margin:0 0 16px;font-size:13px;color:#63676e',
  footer: 'max-width:520px;margin:24px auto 0;padding:0 20px',
};
