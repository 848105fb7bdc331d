import type { Config } from "../config.ts";
import manifest from "../../package.json" with { type: "json" };

/** How this instance introduces itself to sources: its version, and where its operator is found. */
export function userAgent({ publicUrl, sources }: Pick<Config, "publicUrl" | "sources">): string {
  const reach = publicUrl === null ? "" : `${publicUrl}; `;
  const contact = `mailto:${sources.contactEmail}`;
  return `Paperround/${manifest.version} (+${reach}${contact})`.replace(/[^\x20-\x7e]/g, "");
}
