import { createPageShell } from "./page-shell.ts";

const STYLE = `main{padding:12vh 24px 48px}
h1{margin:0 0 8px}
pre{margin:0 0 16px;padding:12px 16px;background:var(--surface);border:1px solid var(--line);border-radius:10px;white-space:pre-wrap;overflow-wrap:anywhere;user-select:all}
`;

/** A page that says one thing, and that no cache keeps. */
export const plainPage = createPageShell({
  style: STYLE,
  formAction: "'none'",
  headers: { "cache-control": "no-store", "referrer-policy": "no-referrer" },
});
