import { browser } from "wxt/browser";
import * as z from "zod/mini";
import { answer, nothing, pagePaper } from "../../../answering.ts";
import { createTurns } from "../../../in-turn.ts";
import { sendMessage } from "../../../messages.ts";
import type { BadgeFace, BadgeLook, ListLooks } from "../../../badge-look.ts";
import type { PagePaper } from "../../../page-paper.ts";
import type { ListView } from "../../../paper-view.ts";
import { findListing } from "../../../recognisers/find-listing.ts";
import { linkReader } from "../../../recognisers/link-reader.ts";
import { LONGEST_LINK, MOST_LINKS } from "../../../recognisers/list-papers.ts";
import {
  badgePlace,
  listingTabs,
  listLookups,
  lookupsAllowed,
  panelTicket,
  theme,
} from "../../../storage.ts";
import { LONGEST_ADDRESS, readPageStyle } from "../badge.background.ts";
import { chipLook, questionLook } from "./chip-words.ts";

/** How many papers a listing asks for at once. */
const MOST_AT_ONCE = 50;

interface Listed {
  face: BadgeFace;
  listIds: string[];
}

/** What the chips need from the rest of the background. */
export interface ListingSources {
  /** What is known here; causes no request. */
  faces(papers: readonly PagePaper[]): Promise<Listed[]>;
  /** The same after looking up what is not known here. */
  lookUp(papers: readonly PagePaper[]): Promise<Listed[]>;
  /** The reader's lists, as far as this browser knows them. */
  lists(): Promise<ListView[]>;
}

/** Answers the chips in listings, and returns what has all of them ask anew. */
export function startListings(sources: ListingSources): () => Promise<void> {
  const papers = z.array(pagePaper).check(z.maxLength(MOST_AT_ONCE));

  const link = z.string().check(z.maxLength(LONGEST_LINK));
  const page = z.object({
    address: z.string().check(z.maxLength(LONGEST_ADDRESS)),
    links: z.array(link).check(z.maxLength(MOST_LINKS)),
  });
  answer("listing.links", "any page", page, ({ address, links }) => {
    const found = findListing(address);
    if (!found) return null;
    const { rows, title, isIndex } = found.site.listing ?? {};
    return { rows: { rows, title, isIndex }, papers: links.map(linkReader(found)) };
  });

  answer("listing.read", "list page", papers, async (asked, tabId, address) => {
    if (tabId !== null) await noteTab(tabId);
    return {
      ...(await looksOf(asked, await sources.faces(asked), address)),
      question: questionLook(),
      ...(await readPageStyle()),
    };
  });

  answer("listing.look-up", "list page", papers, async (asked, _, address) => {
    const isAllowed = (await stateOf(address)) === "allowed";
    const faces = await (isAllowed ? sources.lookUp(asked) : sources.faces(asked));
    return looksOf(asked, faces, address);
  });

  // Which site is meant is read from the sender's own address.
  answer("listing.question", "list page", nothing, async (_, tabId, address) => {
    const site = findListing(address)?.site.name;
    if (tabId !== null && site) await panelTicket(tabId).setValue({ askedAbout: site });
  });

  const decision = z.object({ site: z.string().check(z.maxLength(100)), isAllowed: z.boolean() });
  answer("listing.decide", "own page", decision, async ({ site, isAllowed }) => {
    await listLookups.setValue({ ...(await listLookups.getValue()), [site]: isAllowed });
  });

  async function looksOf(
    asked: readonly PagePaper[],
    faces: readonly Listed[],
    address: string,
  ): Promise<ListLooks> {
    const names = new Map((await sources.lists()).map(({ id, name }) => [id, name]));
    const looks = asked.map((paper, at): BadgeLook => {
      const { face, listIds } = faces[at] ?? { face: { kind: "not-asked" }, listIds: [] };
      const lists = listIds.map((id) => names.get(id)).filter((name) => name !== undefined);
      return chipLook(paper, face, lists);
    });
    return { looks, lookups: await stateOf(address) };
  }

  listLookups.watch(() => void refresh());
  lookupsAllowed.watch(() => void refresh());
  badgePlace.watch(() => void refresh());
  theme.watch(() => void refresh());
  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
  return refresh;
}

/** Whether the papers of a listing may be looked up. */
async function stateOf(address: string): Promise<ListLooks["lookups"]> {
  const site = findListing(address)?.site.name;
  if (site === undefined || !(await lookupsAllowed.getValue())) return "off";
  const decided = (await listLookups.getValue())[site];
  if (decided === undefined) return "ask";
  return decided ? "allowed" : "off";
}

async function refresh(): Promise<void> {
  const tabs = await listingTabs.getValue();
  const told = tabs.map(async (tabId) => {
    const where = { tabId, frameId: 0 };
    // A tab that has moved on has nobody who listens.
    await sendMessage("listing.refresh", undefined, where).catch(() => forgetTab(tabId));
  });
  await Promise.all(told);
}

// Tabs come and go at once.
const inTurn = createTurns();

function noteTab(tabId: number): Promise<void> {
  return inTurn(async () => {
    const tabs = await listingTabs.getValue();
    if (!tabs.includes(tabId)) await listingTabs.setValue([...tabs, tabId]);
  });
}

function forgetTab(tabId: number): Promise<void> {
  return inTurn(async () => {
    const tabs = await listingTabs.getValue();
    if (tabs.includes(tabId)) await listingTabs.setValue(tabs.filter((one) => one !== tabId));
  });
}
