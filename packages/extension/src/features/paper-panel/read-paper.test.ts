import { beforeAll, beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Api } from "../../api/client.ts";
import { madeUpPaper } from "../../made-up-paper.ts";
import type { PaperView } from "../../paper-view.ts";
import { startPaperPanel } from "./paper-panel.background.ts";

// What is voted, saved or written while a paper is read, such as for who has just signed in to vote.

const { id } = fakeBrowser.runtime;
const sender = {
  id,
  tab: { id: 7 },
  frameId: 5,
  url: `chrome-extension://${id}/panel.html`,
} as object;

/** Whether the server has the reader's vote. */
let hasVote: boolean;
let answered: number;
let reads: number;
let told: boolean[];
/** What happens after the server has read the paper, and before its answer is here. */
let meanwhile: () => void;

beforeEach(() => {
  hasVote = false;
  [answered, reads, told, meanwhile] = [0, 0, [], () => undefined];
});
beforeAll(() => {
  const api: Pick<Api, "run"> = {
    async run() {
      reads += 1;
      const viewerHasUpvoted = hasVote;
      meanwhile();
      return { ok: true, value: { paper: { ...PAPER, viewerHasUpvoted } } } as never;
    },
  };
  startPaperPanel(api as Api, {
    changed: async (paper) => void told.push(paper.viewerHasUpvoted),
    missing: async () => undefined,
    withWaiting: async (paper) => paper,
    recall: async () => null,
    answered: () => answered,
  });
});

/** As the server says it. */
const PAPER = {
  ...madeUpPaper(),
  authors: { nodes: [] },
  firstListedOn: "2026-01-05",
  viewerProposal: null,
};

function vote(): void {
  hasVote = true;
  answered += 1;
}

test("a vote that came after the paper was read, and was answered before, is shown and told last", async () => {
  meanwhile = () => {
    if (reads === 1) vote();
  };
  expect(await read()).toMatchObject({ viewerHasUpvoted: true });
  expect(told).toEqual([false, true]);
});

test("it is read once where nothing comes between, whatever was answered before", async () => {
  vote();
  expect(await read()).toMatchObject({ viewerHasUpvoted: true });
  expect(reads).toBe(1);
});

test("a reader who never stops is shown something all the same", async () => {
  meanwhile = vote;
  expect(await read()).toMatchObject({ viewerHasUpvoted: true });
  expect(reads).toBe(3);
});

function read(): Promise<PaperView | null> {
  return new Promise((resolve) => {
    const data = { nodeId: "paper" };
    const answer = ({ res }: { res: { value: PaperView | null } }) => resolve(res.value);
    const message = { id: 1, type: "paper.read", data, timestamp: 1 };
    void fakeBrowser.runtime.onMessage.trigger(message, sender, answer as never);
  });
}
