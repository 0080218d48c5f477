/** digestMjml as HTML, for eta to fill. Written by `npm run mail:templates`. */
export const digestTemplate = `<!doctype html>
<html lang="en" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<title>{{= it.subject }}</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">
#outlook a { padding:0; }
body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
p { display:block;margin:13px 0; }
</style>
<!--[if mso]>
<noscript>
<xml>
<o:OfficeDocumentSettings>
<o:AllowPNG/>
<o:PixelsPerInch>96</o:PixelsPerInch>
</o:OfficeDocumentSettings>
</xml>
</noscript>
<![endif]-->
<!--[if lte mso 11]>
<style type="text/css">
.mj-outlook-group-fix { width:100% !important; }
</style>
<![endif]-->
<style type="text/css">
@media only screen and (min-width:480px) {
.mj-column-per-100 { width:100% !important; max-width: 100%; }
}
</style>
<style media="screen and (min-width:480px)">
.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
</style>
<style type="text/css">
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
</style>
<meta name="color-scheme" content="light dark" />
<meta name="supported-color-schemes" content="light dark" />
</head>
<body  class="page" style="word-spacing:normal;background-color:#f3f2ef;">
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">{{= it.preview }}</div>
<div
aria-label="{{= it.subject }}" aria-roledescription="email" role="article" lang="en" dir="ltr" style="word-spacing:normal;background-color:#f3f2ef;"
>
<div class="gap" style="height:32px"></div>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="sheet-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="sheet" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;border-radius:8px;overflow:hidden;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;border-collapse:separate;"
>
<tbody>
<tr>
<td
style="border:1px solid #dddad3;border-radius:8px;direction:ltr;font-size:0px;padding:32px;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:534px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%"
>
<tbody>
<tr>
<td  style="vertical-align:top;padding:0;">
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="" width="100%"
>
<tbody>
<tr>
<td
align="left" style="font-size:0px;padding:0;word-break:break-word;"
>
<div
style="font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1d1f23;"
><div class="text" style="color:#1d1f23;text-align:start">
<div class="rule" style="margin:0 0 28px;padding:0 0 20px;border-bottom:3px double #dddad3">
<p class="name" style="margin:0 0 20px;font-family:Georgia,serif;font-size:18px;font-weight:bold;color:#a1285a">Broadsheet</p>
<h1 style="margin:0 0 8px;font-family:Georgia,serif;font-size:26px;line-height:1.2">{{= it.heading }}</h1>
<p class="faint" style="margin:0;font-size:14px;color:#63676e">{{= it.lede }}</p>
</div>
{{ for (const paper of it.papers) { }}
{{ if (paper !== it.papers[0]) { }}
<div class="rule" style="margin:20px 0 24px;border-top:1px solid #dddad3"></div>
{{ } }}
<p class="link" dir="auto" style="margin:0 0 4px;font-size:13px;color:#a1285a">{{= paper.reason }}</p>
<h2 dir="auto" style="margin:0 0 6px;font-family:Georgia,serif;font-size:20px;line-height:1.3">{{ if (paper.href === null) { }}{{= paper.title }}{{ } else { }}<a class="text" href="{{= paper.href }}" style="color:#1d1f23;text-decoration:none">{{= paper.title }}</a>{{ } }}</h2>
{{ if (paper.authors !== '') { }}
<p class="faint" dir="auto" style="margin:0;font-size:13px;color:#63676e">{{= paper.authors }}</p>
{{ } if (paper.topics !== '') { }}
<p class="faint" dir="auto" style="margin:0;font-size:13px;color:#63676e">{{= paper.topics }}</p>
{{ } if (paper.abstract !== '') { }}
<p dir="auto" style="margin:10px 0 0">{{= paper.abstract }}</p>
{{ } if (paper.links.length > 0) { }}
<p style="margin:10px 0 0;font-size:15px;font-weight:bold">
{{ for (const link of paper.links) { }}
<a class="link" href="{{= link.href }}" style="color:#a1285a;padding:8px 18px 8px 0">{{= link.label }}</a>
{{ } }}
</p>
{{ } }}
{{ } if (it.more !== null) { }}
<div class="rule" style="margin:20px 0 24px;border-top:1px solid #dddad3"></div>
<p style="margin:0;font-weight:bold">{{= it.more }}</p>
{{ } }}
</div></div>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  style="margin:0px auto;max-width:600px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"
>
<tbody>
<tr>
<td
style="direction:ltr;font-size:0px;padding:24px 20px 32px;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:560px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%"
>
<tbody>
<tr>
<td  style="vertical-align:top;padding:0;">
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="" width="100%"
>
<tbody>
<tr>
<td
align="left" style="font-size:0px;padding:0;word-break:break-word;"
>
<div
style="font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1d1f23;"
><p class="faint" style="margin:0 0 16px;font-size:13px;color:#63676e">{{= it.reason }}</p>
<p class="faint" style="margin:0 0 16px;font-size:13px;color:#63676e">
<a class="link" href="{{= it.manageUrl }}" style="color:#a1285a">Change what you receive</a>
·
<a class="link" href="{{= it.unsubscribeUrl }}" style="color:#a1285a">Unsubscribe</a>
</p>
<p class="faint" style="margin:0 0 16px;font-size:13px;color:#63676e">{{= it.postalAddress }}</p></div>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</div>
</body>
</html>`;
