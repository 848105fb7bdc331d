import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { LinkSubject } from "@paperround/schema/digests/confirm-subscription";

/** What a link is good for, and nothing else. */
export type LinkPurpose = "confirm" | "preferences" | "unsubscribe";

/** For how many days a link holds. Who wants to leave finds the mail of last year, too. */
const DAYS: Readonly<Record<LinkPurpose, number>> = {
  confirm: 7,
  preferences: 60,
  unsubscribe: 400,
};

const DAY = 86_400;

/** What came of reading a link's token. */
export type ReadLink =
  | ({ problem: null } & LinkSubject)
  /** It was not made here, or with another secret; or it was, and it is too old. */
  | { problem: "forged" | "expired" };

/** The links in mails: each says what for, whose, until when, and is signed with the instance's secret. */
export interface DigestLinks {
  /** The whole address. */
  link(purpose: LinkPurpose, subject: LinkSubject, now: Date): string;
  read(purpose: LinkPurpose, token: string, now: Date): ReadLink;
}

const SHAPE = /^([1-9]\d{0,9})\.([1-9]\d{0,9})\.([1-9]\d{0,10})\.([\w-]{22})$/;

/** The bytes of a signature: 128 bits. */
const SIGNATURE = 16;

/** @param secret the instance's own */
export function createDigestLinks(secret: string, publicUrl: string): DigestLinks {
  // A key of its own, so that nothing else that is signed with the instance's secret can pass for a link.
  const key = Buffer.from(hkdfSync("sha256", secret, "", "paperround digest links", 32));
  const sign = (purpose: LinkPurpose, text: string): Buffer =>
    createHmac("sha256", key).update(`${purpose}:${text}`).digest().subarray(0, SIGNATURE);
  return {
    link(purpose, { subscriptionId, linkVersion }, now) {
      const until = Math.floor(now.getTime() / 1_000) + DAYS[purpose] * DAY;
      const text = `${subscriptionId}.${linkVersion}.${until}`;
      const signature = sign(purpose, text).toString("base64url");
      return `${publicUrl}/digest/${purpose}?token=${text}.${signature}`;
    },
    read(purpose, token, now) {
      const [, id = "", version = "", until = "", signature = ""] = SHAPE.exec(token) ?? [];
      const given = Buffer.from(signature, "base64url");
      const right = sign(purpose, `${id}.${version}.${until}`);
      if (given.length !== right.length || !timingSafeEqual(given, right))
        return { problem: "forged" };
      if (Number(until) * 1_000 < now.getTime()) return { problem: "expired" };
      return { problem: null, subscriptionId: Number(id), linkVersion: Number(version) };
    },
  };
}
