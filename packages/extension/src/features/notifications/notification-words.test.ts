import { expect, test } from "vitest";
import { NOTIFICATION_KINDS } from "../../card-views.ts";
import type { NotificationView } from "../../card-views.ts";
import { agoWords, notificationWords } from "./notification-words.ts";

const BARE: NotificationView = {
  id: "n",
  kind: "REPLY",
  createdAt: "2026-01-05T10:00:00Z",
  isRead: false,
  paper: null,
  who: null,
  about: null,
  excerpt: null,
  decision: null,
};

test.for(NOTIFICATION_KINDS)("%s has words, with and without all that it names", (kind) => {
  const bare = notificationWords({ ...BARE, kind });
  const whole = notificationWords({ ...BARE, kind, who: "Ada", about: "NVIDIA" });
  for (const words of [bare, whole]) {
    expect(words).not.toBe("");
    expect(words).not.toMatch(/null|undefined/);
  }
});

test("says who and what was decided", () => {
  expect(notificationWords({ ...BARE, who: "Ada" })).toBe("Ada answered your comment");
  const decided = { ...BARE, kind: "SUBMISSION_DECIDED", decision: "declined" } as const;
  expect(notificationWords(decided)).toBe("Your submission was declined");
});

test("says how long ago it was", () => {
  const now = Date.parse("2026-01-05T12:30:00Z");
  expect(agoWords("2026-01-05T10:00:00Z", now)).toBe("2 hours ago");
  expect(agoWords("2026-01-04T10:00:00Z", now)).toBe("yesterday");
  expect(agoWords("2026-01-05T12:30:40Z", now)).toBe("this minute");
  expect(agoWords("soon", now)).toBeNull();
});
