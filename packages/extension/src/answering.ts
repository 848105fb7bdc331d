import { normalisePaperId } from "@paperround/schema/paper-id/normalise-paper-id";
import { PAPER_ID_SCHEMES } from "@paperround/schema/paper-id/scheme";
import { browser } from "wxt/browser";
import type { Browser } from "wxt/browser";
import * as z from "zod/mini";
import { onMessage } from "./messages.ts";
import type { ProtocolMap } from "./messages.ts";
import { findListing } from "./recognisers/find-listing.ts";
import { properTitle } from "./recognisers/proper-title.ts";
import { mayShowPaper } from "./recognisers/recognise.ts";
import { isSwitchedOff } from "./site-switches.ts";

type MessageType = keyof ProtocolMap;
type Payload<Type extends MessageType> = Parameters<ProtocolMap[Type]>[0];
type Reply<Type extends MessageType> = ReturnType<ProtocolMap[Type]>;
type Sender = Browser.runtime.MessageSender;

/** Where a message may come from. */
export type Origin =
  /** A content script, in the top frame of a page that shows a paper. */
  | "paper page"
  /** The same, of a page that lists papers. */
  | "list page"
  /** Either of them. */
  | "site page"
  /** A content script, in the top frame of any page: one that was brought to a paper stays when the page shows something else. */
  | "any page"
  /** One of the extension's own pages: panel, popup, options. */
  | "own page";

/**
 * Answers one kind of message, in the background. A message from elsewhere, or with a payload of
 * another shape, is refused: what runs beside a page can ask for the badge's face and nothing more, and on a
 * site that the reader has switched off not even that.
 */
export function answer<Type extends MessageType>(
  type: Type,
  from: Origin,
  shape: z.ZodMiniType<Payload<Type>>,
  reply: (
    payload: Payload<Type>,
    tabId: number | null,
    /** The sender's own address, as the browser vouches for it. */
    address: string,
    /** Which frame of the tab it is: 0 for the tab's own page. */
    frameId: number,
  ) => Reply<Type> | Promise<Reply<Type>>,
): void {
  onMessage(type, async (message) => {
    // The library leaves the sender untyped where Chrome's own types are not installed.
    const sender = message.sender as Sender;
    if (!isFrom(sender, from)) throw new Error(`${type} may not be asked from here.`);
    if (from !== "own page" && (await isSwitchedOff(sender.url ?? ""))) {
      throw new Error("The reader has switched this site off.");
    }
    const payload = shape.safeParse(message.data);
    if (!payload.success) throw new Error(`${type} was asked with a malformed question.`);
    return reply(payload.data, sender.tab?.id ?? null, sender.url ?? "", sender.frameId ?? 0);
  });
}

/** Whether a sender, as the browser vouches for it, is of this origin. */
export function isFrom(sender: Sender, origin: Origin): boolean {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return false;
  if (sender.url.startsWith(browser.runtime.getURL("/"))) return origin === "own page";
  if (origin === "own page" || sender.tab?.id === undefined || sender.frameId !== 0) return false;
  return (
    origin === "any page" ||
    (origin !== "list page" && mayShowPaper(sender.url)) ||
    (origin !== "paper page" && findListing(sender.url) !== null)
  );
}

/* Shapes of payloads that several messages share. */

/** For messages that carry nothing; what they carry all the same is dropped. */
export const nothing = z.pipe(
  z.unknown(),
  z.transform((): undefined => undefined),
);

/** Longer than any paper's own. */
const LONGEST_ABSTRACT = 5000;

export const identifier = z
  .object({ scheme: z.enum(PAPER_ID_SCHEMES), value: z.string().check(z.maxLength(300)) })
  .check(
    z.refine((id) => normalisePaperId(id.scheme, id.value)?.value === id.value, {
      message: "No paper id in normal form",
    }),
  );

export const pagePaper = z
  .object({
    ids: z.array(identifier).check(z.maxLength(8)),
    title: z.pipe(z.nullable(z.string().check(z.maxLength(1000))), z.transform(properTitle)),
    abstract: z.optional(z.string().check(z.maxLength(LONGEST_ABSTRACT))),
    authors: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(100))),
  })
  .check(
    z.refine((page) => page.ids.length > 0 || page.title !== null, {
      message: "Neither an id nor a title",
    }),
  );

export const nodeId = z.string().check(z.minLength(1), z.maxLength(200));

export const paperName = z.union([z.object({ nodeId }), z.object({ identifier })]);

export const idempotencyKey = z.string().check(z.minLength(8), z.maxLength(100));

/** Longer than the server takes, so that it says itself what is too long. */
export const commentBody = z.string().check(z.minLength(1), z.maxLength(20_000));

export const commentPlace = z.union([
  z.object({ paperId: nodeId }),
  z.object({ inReplyToId: nodeId }),
]);
