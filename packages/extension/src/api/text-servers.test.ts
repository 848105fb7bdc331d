import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { keepTextServers } from "./text-servers.ts";

const HOUR = 60 * 60 * 1000;
const OLD = "https://old.example";
const NEW = "https://new.example";

let now: number;
const kept = () => keepTextServers(() => now);

beforeEach(() => {
  fakeBrowser.reset();
  now = 1_800_000_000_000;
});

test("a server is remembered for an hour, also when the background was put to sleep", async () => {
  expect(await kept().has(OLD)).toBe(false);
  await kept().add(OLD);
  now += HOUR - 1;
  expect(await kept().has(OLD)).toBe(true);
  expect(await kept().has(NEW)).toBe(false);
  now += 1;
  expect(await kept().has(OLD)).toBe(false);
});

test("those that are over are forgotten when another comes", async () => {
  await kept().add(OLD);
  now += HOUR;
  await kept().add(NEW);
  const stored = await fakeBrowser.storage.session.get("textServersUntil");
  expect(stored).toEqual({ textServersUntil: { [NEW]: now + HOUR } });
});

test("a clock that was set back makes nothing last longer", async () => {
  await kept().add(OLD);
  now -= 24 * HOUR;
  expect(await kept().has(OLD)).toBe(false);
});
