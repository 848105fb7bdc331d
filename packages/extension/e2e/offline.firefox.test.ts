import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Action } from "../src/action.ts";
import type { PaperName } from "../src/paper-view.ts";
import { KNOWN } from "./arxiv-pages.ts";
import { pressBadge } from "./firefox-badge.ts";
import { sayFrom } from "./firefox-messages.ts";
import { startFirefox } from "./firefox-reader.ts";
import type { FirefoxReader } from "./firefox-reader.ts";
import { signInOnOptions } from "./firefox-sign-in.ts";
import type { FirefoxSurface } from "./firefox-surface.ts";
import { asAnother } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World;
let reader: FirefoxReader;
let profile: string;

const EMAIL = "train@example.org";

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
  profile = await mkdtemp(join(tmpdir(), "paperround-firefox-"));
  reader = await startFirefox(world, { profile });
});
afterAll(async () => {
  await reader?.close();
  await world?.stop();
  await rm(profile, { recursive: true, force: true });
});

test("twenty actions, a browser that is killed, answers that are lost: each once", async () => {
  const options = await signInOnOptions(world, reader, EMAIL);
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await pressBadge(page);
  const panel = await reader.panel(page);
  await panel.waitFor(".related a");

  const { feed } = await world.query<{
    feed: { nodes: { id: string; ids: { value: string }[] }[] };
  }>("{ feed(period: MONTH, first: 15) { nodes { id ids { value } } } }");
  const papers: PaperName[] = feed.nodes
    .filter(({ ids }) => !ids.some(({ value }) => value === KNOWN.id))
    .map(({ id }) => ({ nodeId: id }));
  world.gate.breakDown();
  await panel.press(".vote");
  await panel.waitForText("main", "Waiting to be sent");
  for (const action of actionsOn(papers)) await perform(options, action);
  const before = await sayFrom(options, "queue.read", undefined);
  expect(before).toMatchObject({ waiting: 20, refused: 0, failure: { kind: "unreachable" } });

  await reader.kill();
  reader = await startFirefox(world, { profile });
  const again = await reader.open("options.html");
  await again.waitForText("#queue", "20 actions are kept here");
  const kept = await sayFrom(again, "queue.read", undefined);
  expect(kept.entries.map(({ action }) => action)).toEqual(
    before.entries.map(({ action }) => action),
  );

  world.gate.seen.length = 0;
  world.gate.open();
  world.gate.loseAnswers(3);
  await expect
    .poll(async () => (await sayFrom(again, "queue.retry", { id: null })).entries, {
      timeout: 90_000,
    })
    .toEqual([]);
  await again.waitForText("#queue", "Nothing waits");
  const sent = world.gate.seen.filter(({ method }) => method === "POST");
  // Three of them twice, as their answers were lost.
  expect(sent).toHaveLength(23);

  const ask = await asAnother(world, EMAIL, 1);
  const { viewer } = await ask<{
    viewer: { readingList: { items: { nodes: { note: string; paper: { id: string } }[] } } };
  }>("{ viewer { readingList { items(first: 50) { nodes { note paper { id } } } } } }");
  expect(viewer.readingList.items.nodes.map(({ note }) => note).sort()).toEqual(
    papers.slice(0, 9).map((_, at) => `n${at}`),
  );
  const names = papers.map((paper, at) => `p${at}: paper(ref: {id: ${idOf(paper)}}) { ...Own }`);
  const own = await ask<Record<string, { viewerHasUpvoted: boolean; comments: Comments }>>(
    `{ ${names.join(" ")} known: paper(ref: {arxiv: "${KNOWN.id}"}) { ...Own } }
     fragment Own on Paper { viewerHasUpvoted comments(first: 10) { nodes { body } } }`,
  );
  expect(own["known"]?.viewerHasUpvoted).toBe(true);
  const voted = papers.map((_, at) => own[`p${at}`]?.viewerHasUpvoted);
  expect(voted.slice(3, 12)).toEqual(Array.from({ length: 9 }, () => true));
  expect(own["p13"]?.comments.nodes).toEqual([{ body: "From a train" }]);
});

type Comments = { nodes: { body: string }[] };

/** Nineteen: nine saves with notes, nine votes, one comment. The first vote was pressed in the panel. */
function actionsOn(papers: readonly PaperName[]): Action[] {
  const saves = papers
    .slice(0, 9)
    .map((paper, at): Action => ({ kind: "save", paper, listId: null, note: `n${at}` }));
  const votes = papers
    .slice(3, 12)
    .map((paper): Action => ({ kind: "vote", paper, upvoted: true }));
  const comment: Action = {
    kind: "comment",
    paper: papers[13] as PaperName,
    inReplyToId: null,
    body: "From a train",
    idempotencyKey: "firefox-train",
  };
  return [...saves, ...votes, comment];
}

async function perform(from: FirefoxSurface, action: Action): Promise<void> {
  if (action.kind === "save") {
    const { kind: _, ...wanted } = action;
    await sayFrom(from, "lists.save", wanted);
  } else if (action.kind === "vote") {
    await sayFrom(from, "votes.set", { paper: action.paper, upvoted: action.upvoted });
  } else if (action.kind === "comment" && "nodeId" in action.paper) {
    const { body, idempotencyKey } = action;
    const paperId = action.paper.nodeId;
    await sayFrom(from, "discussion.add", { paperId, place: { paperId }, body, idempotencyKey });
  }
}

function idOf(paper: PaperName): string {
  return JSON.stringify("nodeId" in paper ? paper.nodeId : "");
}
