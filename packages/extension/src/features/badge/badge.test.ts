import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BadgeFace } from "../../badge-look.ts";
import { createBadge } from "./badge.ts";
import type { Badge } from "./badge.ts";
import { badgeLook, badgeWords } from "./badge-words.ts";

describe("what a face says", () => {
  const known = { kind: "known", upvotes: 42, comments: 4, voted: false, saved: false } as const;
  const cases: [face: BadgeFace, seen: string, said: string][] = [
    [known, "42|4 comments", "42 upvotes, 4 comments"],
    [{ ...known, upvotes: 1, comments: 1 }, "1|1 comment", "1 upvote, 1 comment"],
    [
      { ...known, voted: true, saved: true },
      "42|4 comments|",
      "42 upvotes, yours among them, 4 comments, saved",
    ],
    [
      { kind: "known", upvotes: null, comments: null, voted: true, saved: true },
      "|",
      "upvoted by you, saved",
    ],
    [{ kind: "unknown" }, "Be the first", "Be the first: not on the list yet"],
    [
      { kind: "no-id" },
      "Not looked up",
      "Not looked up: this page gives the paper no id. Open the panel to find it",
    ],
    [{ kind: "not-asked" }, "Not looked up", "Not looked up: open the panel to see"],
    [{ kind: "unreachable" }, "Offline", "Offline: the server cannot be reached"],
  ];
  test.for(cases)("%o", ([face, seen, said]) => {
    const parts = badgeWords(face);
    expect(parts.map(({ text }) => text).join("|")).toBe(seen);
    expect(parts.map((part) => part.text + part.said).join(", ")).toBe(said);
  });

  test("only the viewer's own vote has the accent colour", () => {
    expect(mine({ ...known, saved: true })).toEqual([]);
    expect(mine({ ...known, voted: true }).map(({ kind }) => kind)).toEqual(["votes"]);
  });
});

function mine(face: BadgeFace) {
  return badgeWords(face).filter(({ isMine }) => isMine);
}

describe("the badge on a page", () => {
  const onPress = vi.fn<() => void>();
  let badge: Badge;
  beforeEach(() => {
    onPress.mockReset();
    badge = createBadge(document, { press: onPress, near: () => undefined });
  });
  afterEach(() => badge.remove());

  const button = () => badge.root.querySelector("button");

  test("is drawn when there is something to say, and not before", () => {
    expect(button()?.hidden).toBe(true);
    badge.show(badgeLook({ kind: "known", upvotes: 42, comments: 4, voted: false, saved: true }));
    expect(button()?.hidden).toBe(false);
    expect(button()?.textContent).toBe("Paperround: 42 upvotes, 4 comments, saved. Open the panel");
  });

  test("a script of the page cannot press it", () => {
    badge.show(badgeLook({ kind: "unknown" }));
    button()?.click();
    expect(onPress).not.toHaveBeenCalled();
  });

  test("stands where the reader wants it", () => {
    badge.show(badgeLook({ kind: "unknown" }));
    badge.put({ place: "top left", theme: "dark" });
    expect(button()?.className).toBe("badge top left");
    expect(badge.style().place).toBe("top left");
    expect(button()?.style.colorScheme).toBe("dark");
  });

  test("comes back when the page throws it out, three times", async () => {
    const host = badge.root.host;
    for (let time = 1; time <= 4; time += 1) {
      host.remove();
      await expect.poll(() => host.isConnected).toBe(time <= 3);
      await new Promise((later) => setTimeout(later, 1));
    }
    expect(host.isConnected).toBe(false);
  });
});
