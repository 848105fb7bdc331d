import { createHash } from "node:crypto";
import { html } from "../pages/page.ts";
import type { Html } from "../pages/page.ts";

const STYLE = `
:root{--paper:#fbfaf7;--surface:#fff;--ink:#1d1d1b;--ink-2:#5c5a55;--line:#e5e2da;--field:#8b877d;color-scheme:light dark;accent-color:var(--ink)}
@media (prefers-color-scheme:dark){:root{--paper:#171716;--surface:#20201e;--ink:#ecebe6;--ink-2:#b3b0a7;--line:#34332f;--field:#7d7a72}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:38rem;margin:0 auto;padding:8vh 24px 64px}
h1{font:600 34px/1.2 "Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;margin:0 0 12px}
legend{width:100%;padding:20px 0 0;margin:0 0 12px;border-top:1px solid var(--line);font:600 20px/1.3 "Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif}
p{margin:0 0 16px}
.quiet{color:var(--ink-2)}
small{display:block;color:var(--ink-2);font-size:14px;line-height:1.5}
a{color:inherit}
form{margin:24px 0}
fieldset{margin:0 0 24px;padding:0;border:0;min-width:0}
label{display:block;margin:0 0 16px;font-weight:500}
label small{font-weight:400}
.row{display:flex;flex-wrap:wrap;gap:0 16px}
.row label{flex:1 1 9rem}
.check{display:flex;gap:10px;align-items:flex-start;font-weight:400}
.check input{width:20px;height:20px;margin:3px 0 0;flex:none}
input,select,button{font:inherit}
input:not([type=checkbox]),select{display:block;width:100%;min-height:44px;margin:4px 0;padding:8px 12px;color:var(--ink);background:var(--surface);border:1px solid var(--field);border-radius:10px}
button{min-height:44px;padding:8px 20px;font-weight:600;color:var(--paper);background:var(--ink);border:1px solid var(--ink);border-radius:10px;cursor:pointer}
button.plain{color:var(--ink);background:transparent}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
`;

const POLICY = [
  "default-src 'none'",
  "img-src data:",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Of answers with a link's token in their address, or a form: no cache keeps them, and no other site is told of them. */
export const PRIVATE_HEADERS = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
} as const;

/** A page that may have forms, without scripts. */
export function formPage(title: string, content: Html, status = 200): Response {
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html`${title}`.safe} – Paperround</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body><main><h1>${html`${title}`.safe}</h1>
${content.safe}</main></body>
</html>
`;
  return new Response(text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      ...PRIVATE_HEADERS,
    },
  });
}
