import { html } from "../pages/html.ts";
import type { Html } from "../pages/html.ts";
import { createPageShell } from "../pages/page-shell.ts";

const STYLE = `:root{accent-color:var(--ink)}
main{padding:8vh 24px 64px}
h1{margin:0 0 12px}
legend{width:100%;padding:20px 0 0;margin:0 0 12px;border-top:1px solid var(--line);font:600 20px/1.3 "Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif}
small{display:block;color:var(--ink-2);font-size:14px;line-height:1.5}
form{margin:24px 0}
fieldset{margin:0 0 24px;padding:0;border:0;min-width:0}
label{display:block;margin:0 0 16px;font-weight:500}
label small{font-weight:400}
.row{display:flex;flex-wrap:wrap;gap:0 16px}
.row label{flex:1 1 9rem}
.check{display:flex;gap:10px;align-items:flex-start;font-weight:400}
.check input{width:20px;height:20px;margin:3px 0 0;flex:none}
input,select,button{font:inherit}
input:not([type=checkbox]),select{display:block;width:100%;min-height:44px;margin:4px 0;padding:8px 12px;color:var(--ink);background:var(--surface);border:1px solid var(--edge);border-radius:10px}
button{min-height:44px;padding:8px 20px;font-weight:600;color:var(--paper);background:var(--ink);border:1px solid var(--ink);border-radius:10px;cursor:pointer}
button.plain{color:var(--ink);background:transparent}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
`;

/** Of answers with a link's token in their address, or a form: no cache keeps them, and no other site is told of them. */
export const PRIVATE_HEADERS = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
} as const;

const shell = createPageShell({
  style: STYLE,
  formAction: "'self'",
  headers: PRIVATE_HEADERS,
});

/** A page that may have forms. */
export function formPage(title: string, content: Html, status = 200): Response {
  return shell(
    `${title} – Paperround`,
    html`<h1>${title}</h1>
      ${content}`,
    status,
  );
}
