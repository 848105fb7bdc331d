import { createHash } from "node:crypto";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

const STYLE = `
:root{--paper:#fbfaf7;--surface:#fff;--ink:#1d1d1b;--ink-2:#5c5a55;--line:#e5e2da;--edge:#8b877d;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--paper:#171716;--surface:#20201e;--ink:#ecebe6;--ink-2:#b3b0a7;--line:#34332f;--edge:#7d7a72}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:38rem;margin:0 auto}
h1{font:600 34px/1.2 "Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif}
p{margin:0 0 16px}
.quiet{color:var(--ink-2)}
a{color:inherit}
`;

/** What a kind of page has of its own. */
export interface ShellSettings {
  /** CSS that follows what all of them share. */
  style: string;
  /** Where its forms may go. */
  formAction: "'none'" | "'self'";
  headers: Readonly<Record<string, string>>;
}

/** Makes the page around a content: one file, without scripts, that nothing else can frame. */
export type PageShell = (title: string, content: Html, status?: number) => Response;

/** The shell of pages with few words, which stand apart from the site: they need none of its files. */
export function createPageShell({ style, formAction, headers }: ShellSettings): PageShell {
  const sheet = STYLE + style;
  const policy = [
    "default-src 'none'",
    "img-src data:",
    `style-src 'sha256-${createHash("sha256").update(sheet).digest("base64")}'`,
    "base-uri 'none'",
    `form-action ${formAction}`,
    "frame-ancestors 'none'",
  ].join("; ");
  return (title, content, status = 200) => {
    const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html`${title}`.safe}</title>
<link rel="icon" href="data:,">
<style>${sheet}</style>
</head>
<body><main>${content.safe}</main></body>
</html>
`;
    return new Response(text, {
      status,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": policy,
        ...headers,
      },
    });
  };
}
