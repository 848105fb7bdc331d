import { beforeEach, expect, test } from "vitest";
import type { Api } from "../../api/client.ts";
import type { Failure, Result } from "../../result.ts";
import { sendAction } from "./send-action.ts";

// One press on a paper that the server has nothing of: submitted, then saved, whatever comes between.

const AS = { server: "https://papers.example.org", token: "token" };
const SAVE = {
  kind: "save",
  paper: { identifier: { scheme: "ARXIV", value: "2611.00042" } },
  listId: null,
} as const;
const PRESS = { ...SAVE, submitKey: "one press, one key" };
const NOT_FOUND: Failure = { kind: "refused", code: "NOT_FOUND", message: "There is none." };
const UNREACHABLE: Failure = { kind: "unreachable", server: AS.server };

let isKnown: boolean;
let isSaved: boolean;
let status: string;
let asked: { name: string; input: unknown }[];
/** What happens to the next requests instead of an answer: before the server sees them, or on the way back. */
let mishaps: Record<string, ("lost" | "answer lost" | Failure)[]>;

beforeEach(() => {
  isKnown = false;
  isSaved = false;
  status = "LISTED";
  asked = [];
  mishaps = {};
});

const names = () => asked.map(({ name }) => name);

const api = {
  async runAs(_as: unknown, { name }: { name: string }, { input }: { input: unknown }) {
    asked.push({ name, input });
    const mishap = mishaps[name]?.shift();
    if (mishap === "lost") return failed(UNREACHABLE);
    if (typeof mishap === "object") return failed(mishap);
    const answer = take(name);
    return mishap === "answer lost" ? failed(UNREACHABLE) : answer;
  },
} as unknown as Api;

function take(name: string): Result<unknown> {
  if (name === "SubmitPaper") {
    isKnown = true;
    return { ok: true, value: { submitPaper: { paper: paper(), submission: { status } } } };
  }
  if (!isKnown) return failed(NOT_FOUND);
  isSaved = true;
  return { ok: true, value: { saveToList: { paper: paper() } } };
}

function paper() {
  const viewerLists = isSaved ? [{ id: "list", name: "Reading list", isDefault: true }] : [];
  const nobody = { org: null, authors: { nodes: [] }, authorCount: 0, publishedOn: null };
  const counts = { upvoteCount: 0, commentCount: 0, viewerHasUpvoted: false };
  const links = { landing: null, pdf: null, code: null, project: null };
  return { id: "paper", title: "A paper", ids: [], ...nobody, ...counts, viewerLists, links };
}

function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

test("is submitted and saved, and what became of the submission is told", async () => {
  for (const [told, outcome] of [
    ["LISTED", "listed"],
    ["PROPOSED", "proposed"],
    ["DECLINED", "declined"],
    // Of a server newer than this.
    ["PUT_OFF", "proposed"],
  ]) {
    isKnown = false;
    status = told ?? "";
    expect(await sendAction(api, AS, PRESS)).toMatchObject({
      ok: true,
      value: { paper: { viewerLists: [{ name: "Reading list" }] }, submission: outcome },
    });
  }
  expect(names().slice(0, 3)).toEqual(["SaveToList", "SubmitPaper", "SaveToList"]);
  expect(asked[1]?.input).toEqual({
    paper: { arxiv: "2611.00042" },
    idempotencyKey: PRESS.submitKey,
  });
});

test("a paper that is there is saved, and not submitted", async () => {
  isKnown = true;
  const saved = await sendAction(api, AS, PRESS);
  expect(saved).toMatchObject({ ok: true, value: { paper: { id: "paper" } } });
  expect(saved).not.toHaveProperty("value.submission");
  expect(names()).toEqual(["SaveToList"]);
});

test("a save that meant no submission makes none", async () => {
  expect(await sendAction(api, AS, SAVE)).toEqual(failed(NOT_FOUND));
  expect(names()).toEqual(["SaveToList"]);
});

test.for<[string, typeof mishaps]>([
  ["the submission", { SubmitPaper: ["lost"] }],
  ["the answer to the submission", { SubmitPaper: ["answer lost"] }],
  ["the answer to the save after it", { SaveToList: [NOT_FOUND, "answer lost"] }],
])("%s is lost: the same again saves it, with the one key", async ([, lost]) => {
  mishaps = lost;
  expect(await sendAction(api, AS, PRESS)).toEqual(failed(UNREACHABLE));
  expect(await sendAction(api, AS, PRESS)).toMatchObject({
    ok: true,
    value: { paper: { viewerLists: [{ name: "Reading list" }] } },
  });
  const keys = asked.filter(({ name }) => name === "SubmitPaper").map(({ input }) => input);
  expect(new Set(keys.map((input) => JSON.stringify(input))).size).toBe(1);
});

test("what the submission is refused for is the answer; a refusal of another kind submits nothing", async () => {
  const enough: Failure = { kind: "refused", code: "CONFLICT", message: "Declined last week." };
  mishaps = { SubmitPaper: [enough] };
  expect(await sendAction(api, AS, PRESS)).toEqual(failed(enough));
  expect(isSaved).toBe(false);

  asked = [];
  const full: Failure = { kind: "refused", code: "CONFLICT", message: "The list is full." };
  mishaps = { SaveToList: [full] };
  expect(await sendAction(api, AS, PRESS)).toEqual(failed(full));
  expect(names()).toEqual(["SaveToList"]);
});
