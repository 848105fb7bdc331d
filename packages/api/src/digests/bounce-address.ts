import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** Addresses by which mail that comes back says whose it was, as VERP has them: `bounces+TOKEN@…`. */
export interface BounceAddresses {
  of(subscriptionId: number): string;
  /** Whose it is, of an address or the text that it stands in; null where none stands that was made here. */
  read(text: string): number | null;
}

/** Letters that no mail server changes: some write an address in lower case. */
const TOKEN = /\+([0-9a-z]{1,7})-([0-9a-f]{24})@/gi;

/**
 * @param secret the instance's own
 * @param mailbox where mail comes back to
 */
export function createBounceAddresses(secret: string, mailbox: string): BounceAddresses {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "paperround bounces", 32));
  const sign = (id: number): string =>
    createHmac("sha256", key).update(String(id)).digest("hex").slice(0, 24);
  const at = mailbox.lastIndexOf("@");
  return {
    of: (id) => `${mailbox.slice(0, at)}+${id.toString(36)}-${sign(id)}${mailbox.slice(at)}`,
    read(text) {
      for (const [, name = "", signature = ""] of text.matchAll(TOKEN)) {
        const id = Number.parseInt(name, 36);
        if (id > 0x7fff_ffff) continue;
        const right = Buffer.from(sign(id));
        const given = Buffer.from(signature.toLowerCase());
        if (given.length === right.length && timingSafeEqual(given, right)) return id;
      }
      return null;
    },
  };
}
