/**
 * What a document is known by at the server, as GraphQL over HTTP names it: `sha256:` and the hash of its text. Servers know
 * those of released versions (packages/schema/operations.json).
 */
export async function documentId(text: string): Promise<string> {
  const known = computed.get(text);
  if (known !== undefined) return known;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0"));
  const id = `sha256:${hex.join("")}`;
  computed.set(text, id);
  return id;
}

const computed = new Map<string, string>();
