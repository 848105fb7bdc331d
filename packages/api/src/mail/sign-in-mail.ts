import type { Mail } from "./mailer.ts";

/**
 * The mail with a sign-in code. The code stands in the subject, so that a notification shows it without being opened.
 * @param code six digits
 * @param server where the code is for: the public address
 */
export function signInMail(to: string, code: string, minutes: number, server: string): Mail {
  const host = new URL(server).host;
  return {
    to,
    subject: `${code} is your Paperround code`,
    text: [
      `${code} is your code to sign in to Paperround at ${host}.`,
      "",
      `It works once, for ${minutes} minutes. Nobody from Paperround will ask you for it.`,
      "If you did not ask for it, do nothing: without the code nobody gets in.",
      "",
    ].join("\n"),
    html: `<!doctype html>
<html lang="en">
<body style="margin:0;padding:32px 16px;background:#fbfaf7;color:#1d1b18;font:16px/1.5 Georgia,serif">
<div style="max-width:28rem;margin:0 auto">
<p style="margin:0 0 8px">Your code to sign in to Paperround at ${escapeHtml(host)}:</p>
<p style="margin:0 0 16px;font:600 32px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.15em">${code}</p>
<p style="margin:0 0 16px">It works once, for ${minutes} minutes. Nobody from Paperround will ask you for it.</p>
<p style="margin:0;color:#6b665e">If you did not ask for it, do nothing: without the code nobody gets in.</p>
</div>
</body>
</html>
`,
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
