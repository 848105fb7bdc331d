import type { Config } from "../config.ts";
import manifest from "../../package.json" with { type: "json" };

/** How this instance introduces itself to sources: its version, and where its operator is found. */
export function userAgent({ publicUrl, mailFrom }: Pick<Config, "publicUrl" | "mailFrom">): string {
  const address = /<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom;
  const reach = publicUrl === null ? "" : `${publicUrl}; `;
  return `Paperround/${manifest.version} (+${reach}mailto:${address})`.replace(/[^\x20-\x7e]/g, "");
}
