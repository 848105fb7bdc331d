import { withoutUnseen } from "@paperround/schema/plain-text";
import { html } from "../pages/html.ts";
import type { Html } from "../pages/html.ts";

// Mail is drawn by programs that know little of CSS: tables, and the style of each element on itself. The few rules in the
// head are for those that know more: they draw the dark look, and a narrow screen's.

/** Colours of the light look, which stand on the elements; the dark ones stand in the head, by class. */
const DARK = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.bg{background:#171716!important}.card{background:#20201e!important;border-color:#34332f!important}
.ink,.ink a{color:#ecebe6!important}.quiet,.quiet a{color:#b3b0a7!important}.line{border-color:#34332f!important}
.go{background:#ecebe6!important;color:#171716!important}}
@media (max-width:620px){.pad{padding-left:16px!important;padding-right:16px!important}}`;

export const SERIF =
  "font-family:'Iowan Old Style','Palatino Linotype',Palatino,Georgia,'Times New Roman',serif";
export const SANS = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
export const INK = "color:#1d1d1b";
export const QUIET = "color:#5c5a55";

/**
 * A whole mail.
 * @param preheader what a list of mails shows behind the subject
 * @param rows rows of a table that is 600 px wide
 */
export function mailFrame(title: string, preheader: string, rows: readonly Html[]): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="x-apple-disable-message-reformatting">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${html`${title}`.safe}</title>
<style>${DARK}</style>
</head>
<body class="bg" style="margin:0;padding:0;background:#fbfaf7">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${html`${preheader}`.safe}</div>
<table role="presentation" class="bg" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#fbfaf7">
<tr><td align="center" style="padding:24px 0">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px">
${rows.map(({ safe }) => safe).join("\n")}
</table>
</td></tr>
</table>
</body>
</html>
`;
}

/** A text that somebody else wrote, within a line of ours: what turns or hides what stands beside it is taken out. */
export function tame(text: string): string {
  return withoutUnseen(text).replaceAll(/\s+/g, " ").trim();
}

/** A row with one cell. */
export function row(content: Html, style = "padding:0 24px"): Html {
  return html`<tr>
    <td class="pad" style="${style}">${content}</td>
  </tr>`;
}

/** A link that looks like a button. */
export function button(address: string, text: string): Html {
  return html`<a
    class="go"
    href="${address}"
    style="display:inline-block;padding:12px 20px;border-radius:10px;background:#1d1d1b;color:#fbfaf7;${SANS};font-size:16px;font-weight:600;line-height:24px;text-decoration:none"
    >${text}</a
  >`;
}
