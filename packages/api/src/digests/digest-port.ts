import type { DigestPorts } from "@paperround/schema/context";
import { createDigestWriter } from "./write-digest.ts";

/** Writes digests for those who look at what theirs would be: the links in them lead to where one changes it. */
export function createDigestPort(publicUrl: string): DigestPorts {
  const write = createDigestWriter(publicUrl);
  const preferences = `${publicUrl}/digest/preferences`;
  const links = { home: publicUrl, preferences, unsubscribe: preferences };
  return { write: (issue) => write({ ...issue, links }) };
}
