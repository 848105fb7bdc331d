import { afterEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { sendMessage } from "./messages.ts";
import { onNews } from "./news.ts";

afterEach(() => fakeBrowser.reset());

test("one kind of news is heard in several places, until the last has had enough", async () => {
  const heard: string[] = [];
  const tell = async (unreadCount: number) =>
    sendMessage("notifications.changed", { unreadCount }).catch(() => heard.push("nobody"));
  const stopOne = onNews("notifications.changed", (news) => heard.push(`one ${news.unreadCount}`));
  const stopTwo = onNews("notifications.changed", (news) => heard.push(`two ${news.unreadCount}`));
  await tell(1);
  stopOne();
  await tell(2);
  stopTwo();
  stopTwo();
  const stopThree = onNews("notifications.changed", () => heard.push("three"));
  await tell(3);
  stopThree();
  expect(heard).toEqual(["one 1", "two 1", "two 2", "three"]);
});
