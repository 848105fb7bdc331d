import { describe, expect, test } from "vitest";
import type { CommentView, ThreadsView } from "../../comment-view.ts";
import {
  asDeleted,
  findComment,
  withComment,
  withoutComment,
  withPage,
  withReaction,
  withReplies,
} from "./threads.ts";

function comment(id: string, rootId: string | null = null, minute = 0): CommentView {
  return {
    id,
    rootId,
    answers: null,
    author: { name: "Ada", handle: "ada" },
    state: "visible",
    body: id,
    html: null,
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    isEdited: false,
    revision: 1,
    reactions: [],
    canEdit: false,
    canDelete: false,
  };
}
const thread = (
  root: CommentView,
  replies: CommentView[] = [],
  moreReplies: string | null = null,
) => ({
  root,
  replies,
  moreReplies,
});
const view = (...threads: ThreadsView["threads"]): ThreadsView => ({ threads, more: null });
/** `a(b c) d`: the ids as they stand on screen. */
const outline = ({ threads }: ThreadsView) =>
  threads
    .map(({ root, replies }) =>
      replies.length > 0 ? `${root.id}(${replies.map(({ id }) => id).join(" ")})` : root.id,
    )
    .join(" ");

describe("a comment comes", () => {
  const before = view(thread(comment("a"), [comment("b", "a", 1)]), thread(comment("d")));

  test("a new thread stands first, unless the oldest do", () => {
    expect(outline(withComment(before, comment("n"), "NEWEST"))).toBe("n a(b) d");
    expect(outline(withComment(before, comment("n"), "OLDEST"))).toBe("a(b) d n");
    expect(outline(withComment(before, comment("n"), "TOP"))).toBe("a(b) d n");
  });

  test("a reply stands in its thread, by its time", () => {
    const after = withComment(before, comment("c", "a", 3), "NEWEST");
    expect(outline(withComment(after, comment("x", "a", 2), "NEWEST"))).toBe("a(b x c) d");
  });

  test("told twice it is there once, as it was told last", () => {
    for (const changed of [comment("a"), comment("b", "a", 1)]) {
      const news = { ...changed, body: "new", revision: 2 };
      const after = withComment(withComment(before, news, "NEWEST"), news, "NEWEST");
      expect(outline(after)).toBe("a(b) d");
      expect(findComment(after, changed.id)?.body).toBe("new");
    }
  });

  test("a reply to a thread that is not on screen changes nothing", () => {
    expect(withComment(before, comment("z", "elsewhere"), "NEWEST")).toEqual(before);
  });
});

describe("a comment goes", () => {
  test("with it the place of a deleted root that nothing answers any more", () => {
    const gone = asDeleted(comment("a"));
    expect(outline(withoutComment(view(thread(gone, [comment("b", "a")])), "b"))).toBe("");
    const more = view(thread(gone, [comment("b", "a")], "cursor"));
    expect(outline(withoutComment(more, "b"))).toBe("a");
    expect(outline(withoutComment(view(thread(comment("a"), [comment("b", "a")])), "b"))).toBe("a");
  });

  test("a deleted one keeps nothing of whom and what", () => {
    expect(asDeleted({ ...comment("a"), canEdit: true, canDelete: true })).toMatchObject({
      state: "deleted",
      author: null,
      body: null,
      html: null,
      canEdit: false,
      canDelete: false,
    });
  });
});

test("pages follow each other without a comment twice", () => {
  const first: ThreadsView = { threads: [thread(comment("a")), thread(comment("b"))], more: "2" };
  const second = { threads: [thread(comment("b")), thread(comment("c"))], more: null };
  expect(outline(withPage(first, second))).toBe("a b c");
  expect(withPage(first, second).more).toBeNull();
  const replies = { replies: [comment("r2", "a", 2), comment("r1", "a", 1)], more: "3" };
  const after = withReplies(withReplies(first, "a", replies), "a", replies);
  expect(outline(after)).toBe("a(r1 r2) b");
  expect(after.threads[0]?.moreReplies).toBe("3");
});

describe("a reaction", () => {
  const others = {
    ...comment("a"),
    reactions: [{ reaction: "AGREE", count: 2, isMine: false }],
  } as const;
  const view: CommentView = { ...others, reactions: [...others.reactions] };

  test("counts once, and is taken back", () => {
    const on = withReaction(view, "AGREE", true);
    expect(on.reactions).toEqual([{ reaction: "AGREE", count: 3, isMine: true }]);
    expect(withReaction(on, "AGREE", true)).toBe(on);
    expect(withReaction(on, "AGREE", false).reactions).toEqual(view.reactions);
  });

  test("the first of its kind appears, and goes with its last", () => {
    const on = withReaction(view, "FUNNY", true);
    expect(on.reactions).toHaveLength(2);
    expect(withReaction(on, "FUNNY", false).reactions).toEqual(view.reactions);
  });
});
