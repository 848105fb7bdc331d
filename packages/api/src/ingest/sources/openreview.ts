import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { askJson, unavailable } from "../ask.ts";
import { refusal, toEntry, withoutDamaged } from "../mapping/entry.ts";
import { object, objects, text } from "../mapping/loose-json.ts";
import type { Manners } from "../manners.ts";
import type { SourceContext, SourceEntry, SourcePage } from "../source.ts";
import { oneByOne, walk } from "../walk.ts";
import type { ListPage } from "../walk.ts";
import { openReviewRecord, withoutAccounts } from "./openreview-record.ts";

/** What is asked of OpenReview. */
export type OpenReviewOptions = {
  /** The second interface, where everything since 2023 is: `https://api2.openreview.net`. */
  apiUrl: string;
  /** The first one: `https://api.openreview.net`. */
  oldApiUrl: string;
} & (
  | { /** Ids of forums. */ ids: readonly PaperIdentifier[] }
  | {
      /** Papers that a venue accepted: `ICLR.cc/2026/Conference`. */ venue: string;
      limit?: number;
    }
  | {
      /** All submissions: `ICLR.cc/2021/Conference/-/Blind_Submission`. */ invitation: string;
      limit?: number;
    }
);

const MANNERS: Manners = {
  source: "OpenReview",
  accept: "application/json",
  intervalMs: 1_000,
};
const PAGE = 250;

/** OpenReview: papers by their forum, or those of a venue. Each interface has its own years of them. */
export async function* openreview(
  options: OpenReviewOptions,
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  const { apiUrl, oldApiUrl } = options;
  const now = context.clock.now();
  if ("ids" in options) {
    yield* oneByOne(MANNERS.source, options.ids, context, async ({ value }) => {
      for (const api of [apiUrl, oldApiUrl]) {
        const { entries } = await askNotes(api, { id: value }, context, now);
        if (entries[0]) return entries[0];
      }
      return null;
    });
    return;
  }
  const wanted: Record<string, string> =
    "venue" in options ? { "content.venueid": options.venue } : { invitation: options.invitation };
  yield* walk(context, options.limit ?? Number.POSITIVE_INFINITY, async (place) => {
    // A place is the interface and how many notes are behind.
    const [given = "2", start = "0"] = place?.split("+") ?? [];
    const ask = (api: string) => {
      const parameters = { ...wanted, limit: String(PAGE), offset: start };
      return askNotes(given === "1" ? oldApiUrl : api, parameters, context, now);
    };
    const page = await ask(apiUrl);
    const isOld = given === "1" || (page.entries.length === 0 && start === "0");
    const found = isOld && given !== "1" ? await ask(oldApiUrl) : page;
    const behind = Number(start) + found.entries.length;
    const next = found.entries.length < PAGE ? null : `${isOld ? "1" : "2"}+${behind}`;
    return { ...found, next };
  });
}

async function askNotes(
  api: string,
  parameters: Record<string, string>,
  context: SourceContext,
  now: Date,
): Promise<ListPage> {
  const url = new URL(`${api}/notes`);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const { json, damaged } = await askJson(MANNERS, url, context);
  if (json === undefined) return { entries: [], next: null };
  const answer = readOpenReviewAnswer(json, now);
  return { ...answer, entries: withoutDamaged(answer.entries, damaged) };
}

/** A list of notes. @throws SourceUnavailableError when it is none */
function readOpenReviewAnswer(json: unknown, now: Date): ListPage {
  const { notes, count } = object(json);
  if (!Array.isArray(notes)) throw unavailable("OpenReview", "its answer holds no notes");
  return {
    entries: objects(notes).map((note) => entryOf(note, now)),
    next: null,
    ...(typeof count === "number" && { total: count }),
  };
}

function entryOf(given: Record<string, unknown>, now: Date): SourceEntry {
  const note = withoutAccounts(given);
  const id = text(note["id"]);
  if (id === "") return refusal("a note of OpenReview's", "It has no id.", note);
  return toEntry(`OpenReview ${id}`, note, () => openReviewRecord(note, now));
}
