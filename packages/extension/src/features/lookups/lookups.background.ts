import { firstIdentifier } from "@paperround/schema/paper-id/lookup-key";
import type { Api } from "../../api/client.ts";
import type { BadgeFace } from "../../badge-look.ts";
import type { PagePaper } from "../../page-paper.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import { lookupsAllowed, recentPapers, sessions, viewerCopies } from "../../storage.ts";
import { createBucketReader } from "./ask-bucket.ts";
import { findAtHome, readCopies } from "./find-at-home.ts";
import type { AtHome, Copies } from "./find-at-home.ts";
import { learnPaper } from "./learn-paper.ts";
import { createListLookups } from "./look-up-list.ts";
import { syncFeed } from "./sync-feed.ts";
import { syncViewer } from "./sync-viewer.ts";

/** A paper of a listing: its face, and the viewer's lists that it is in. */
export interface ListedFace {
  face: BadgeFace;
  listIds: string[];
}

/** What is known of the papers on pages, found out without telling anybody what is read. */
export interface Lookups {
  /** Looks at home first; only then, and if it may, asks for one bucket. */
  face(page: PagePaper): Promise<BadgeFace>;
  /** The same without ever asking. Null when nothing is known. */
  faceAtHome(page: PagePaper): Promise<BadgeFace | null>;
  /** The papers of a listing, without ever asking. */
  facesAtHome(papers: readonly PagePaper[]): Promise<ListedFace[]>;
  /** The same after asking for those that are not known here. Only where the reader has allowed it. */
  lookUpList(papers: readonly PagePaper[]): Promise<ListedFace[]>;
  /** Takes in a paper that the server just described. */
  learn(paper: PaperView): Promise<void>;
  /** Brings the copies up to date. Runs by the clock, never because of a page. */
  sync(): Promise<Result<null>>;
  /** Drops what belongs to the viewer of a server. */
  forgetViewer(server: string): Promise<void>;
}

/** Makes the look-ups over one API. */
export function createLookups(api: Api): Lookups {
  const buckets = createBucketReader(api);
  const lists = createListLookups(buckets);

  async function home(page: PagePaper, copies?: Copies): Promise<AtHome> {
    const first = firstIdentifier(page.ids);
    const rest = page.ids.filter((id) => id !== first);
    const ids = first ? [first, ...rest] : rest;
    return findAtHome(copies ?? (await readCopies(await api.server())), ids, Date.now());
  }

  async function homes(papers: readonly PagePaper[]): Promise<AtHome[]> {
    const copies = await readCopies(await api.server());
    return Promise.all(papers.map((paper) => home(paper, copies)));
  }

  return {
    async face(page) {
      const known = await home(page);
      const face = faceOf(known);
      if (face) return face;
      if (known.isCovered) return { kind: "unknown" };
      const first = firstIdentifier(page.ids);
      // A title could only be asked for by naming it.
      if (!first) return { kind: "no-id" };
      if (!(await lookupsAllowed.getValue())) return { kind: "not-asked" };
      const answer = await buckets.ask(first);
      if (!answer.ok) return { kind: "unreachable" };
      const { facts, isCovered } = answer.value;
      return faceOf({ ...known, facts }) ?? { kind: isCovered ? "unknown" : "not-asked" };
    },

    async faceAtHome(page) {
      const known = await home(page);
      return faceOf(known) ?? (known.isCovered ? { kind: "unknown" } : null);
    },

    async facesAtHome(papers) {
      return (await homes(papers)).map((known, at) => listedFace(papers[at], known));
    },

    async lookUpList(papers) {
      const failure = await lists.ask(papers, await homes(papers));
      return (await homes(papers)).map((known, at) => {
        const listed = listedFace(papers[at], known);
        const isLost = failure !== null && listed.face.kind === "not-asked";
        return isLost ? { ...listed, face: { kind: "unreachable" } } : listed;
      });
    },

    async learn(paper) {
      await learnPaper(await api.server(), paper, Date.now());
    },

    async sync() {
      const server = await api.server();
      const bits = await buckets.refreshBits();
      if (!bits.ok) return bits;
      const feed = await syncFeed(api);
      if (!feed.ok) return feed;
      return (await sessions.read(server)) ? syncViewer(api) : { ok: true, value: null };
    },

    async forgetViewer(server) {
      await Promise.all([viewerCopies.remove(server), recentPapers.remove(server)]);
    },
  };
}

function listedFace(paper: PagePaper | undefined, known: AtHome): ListedFace {
  const rest: BadgeFace = { kind: paper?.ids.length === 0 ? "no-id" : "not-asked" };
  const face = faceOf(known) ?? (known.isCovered ? { kind: "unknown" as const } : rest);
  return { face, listIds: known.listIds };
}

function faceOf({ facts, voted, saved }: AtHome): BadgeFace | null {
  if (!facts && !voted && !saved) return null;
  return {
    kind: "known",
    upvotes: facts?.upvotes ?? null,
    comments: facts?.comments ?? null,
    voted,
    saved,
  };
}
