import { createHash } from "node:crypto";

const STYLE = `
:root{--paper:#fbfaf7;--surface:#fff;--ink:#1d1d1b;--ink-2:#5c5a55;--line:#e5e2da;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--paper:#171716;--surface:#20201e;--ink:#ecebe6;--ink-2:#b3b0a7;--line:#34332f}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:38rem;margin:0 auto;padding:12vh 24px 48px}
h1{font:600 34px/1.2 "Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;margin:0 0 8px}
p{margin:0 0 16px}
.quiet{color:var(--ink-2)}
a{color:inherit}
ul{list-style:none;margin:32px 0;padding:0;border-top:1px solid var(--line)}
li{border-bottom:1px solid var(--line)}
li a{display:block;padding:14px 0;text-decoration:none;font-weight:500}
li a:hover,li a:focus-visible{text-decoration:underline}
li span{display:block;font-weight:400;color:var(--ink-2)}
code{font:14px/1.5 ui-monospace,Menlo,Consolas,monospace}
pre{margin:0 0 16px;padding:12px 16px;background:var(--surface);border:1px solid var(--line);border-radius:10px;white-space:pre-wrap;overflow-wrap:anywhere;user-select:all}
`;

const POLICY = [
  "default-src 'none'",
  "img-src data:",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** HTML that is already safe to send. Only `html` makes it. */
export interface Html {
  readonly safe: string;
}

/** Writes HTML; whatever is put in is escaped, unless it is `Html` itself. */
export function html(parts: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html {
  const written = values.map((value) =>
    typeof value === "string"
      ? escape(value)
      : Array.isArray(value)
        ? value.map((each) => each.safe).join("")
        : value.safe,
  );
  return { safe: String.raw({ raw: parts }, ...written) };
}

/** A page without scripts, that nothing else can frame, and that no cache keeps. */
export function page(title: string, content: Html, status = 200, links: Html[] = []): Response {
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="icon" href="data:,">${links.map(({ safe }) => `\n${safe}`).join("")}
<style>${STYLE}</style>
</head>
<body><main>${content.safe}</main></body>
</html>
`;
  return new Response(text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    },
  });
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
