import { afterEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readMessages } from "../../scripts/locale-messages.ts";
import { toListView, toPaperView } from "./paper-fields.ts";

const PAPER: Parameters<typeof toPaperView>[0] = {
  id: "paper",
  title: "A Paper",
  publishedOn: null,
  authors: { nodes: [] },
  authorCount: 0,
  org: null,
  upvoteCount: 0,
  commentCount: 0,
  viewerHasUpvoted: false,
  viewerLists: [],
  viewerProposal: null,
  firstListedOn: "2026-01-05",
  ids: [],
  links: { landing: null, pdf: null, code: null, project: null },
};

afterEach(() => vi.restoreAllMocks());

test.each([
  [null, undefined],
  ["PROPOSED", "proposed"],
  ["DECLINED", "declined"],
  // What a newer server may say: only its own word puts a paper on the list.
  ["POSTPONED", "proposed"],
  ["LISTED", undefined],
])("of a proposal that is %s the panel hears %s", (status, proposal) => {
  const viewerProposal = status === null ? null : { status };
  expect(toPaperView({ ...PAPER, viewerProposal }).proposal).toBe(proposal);
});

test("what the server has on no list is known to be on none", () => {
  expect(toPaperView(PAPER).isUnlisted).toBeUndefined();
  expect(toPaperView({ ...PAPER, firstListedOn: null }).isUnlisted).toBe(true);
});

test("the reading list goes by its name in the reader's language, unless its owner named it", async () => {
  const messages = await readMessages("de");
  vi.spyOn(fakeBrowser.i18n, "getMessage").mockImplementation(
    (name: string) => messages[name]?.message ?? "",
  );
  const names = (
    [
      ["Reading list", true],
      ["For the train", true],
      ["Reading list", false],
    ] as const
  ).map(([name, isDefault]) => toListView({ id: "list", name, isDefault }).name);
  expect(names).toEqual(["Leseliste", "For the train", "Reading list"]);
});
