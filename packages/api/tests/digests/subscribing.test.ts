import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDigestLinks } from "../../src/digests/digest-links.ts";
import { addPapers, range } from "../papers/made-up-papers.ts";
import { rowsOf } from "../security/kept-rows.ts";
import type { DigestWorld } from "./digest-world.ts";
import { addReader, createDigestWorld, linkIn, post, PUBLIC_URL, SECRET } from "./digest-world.ts";
import type { Received } from "./mail-server.ts";

// Nobody gets a digest who did not press the button of a mail that went to their address, and nobody learns who does.

let world: DigestWorld;
beforeEach(async () => {
  world = await createDigestWorld();
});
afterEach(() => world.close());

async function subscribe(email: string, form: Record<string, string> = {}): Promise<string> {
  const response = await post(world, "/digest/subscribe", { email, csrf: "any", ...form });
  expect(response.status).toBe(200);
  return response.text();
}

async function mailOf(email: string, form: Record<string, string> = {}): Promise<Received> {
  await subscribe(email, form);
  const [mail] = await world.sendRequested();
  if (!mail) throw new Error("No mail came.");
  return mail;
}

const stateOf = async (email: string): Promise<string | undefined> =>
  (await world.db.digestSubscription.findUnique({ where: { email } }))?.state;

async function sentence(response: Response): Promise<string> {
  return /<main>.*?<p[^>]*>(.*?)<\/p>/s.exec(await response.text())?.[1] ?? "";
}

test("the box on a page holds all that is needed", async () => {
  const page = await (await world.server.fetch("/", { headers: { accept: "text/html" } })).text();
  const [, box = ""] =
    /<form[^>]*action="\/digest\/subscribe"[^>]*>([^]*?)<\/form>/.exec(page) ?? [];
  const names = [...box.matchAll(/<input[^>]* name="(\w+)"/g)].map(([, name]) => name);
  expect(names).toEqual(["csrf", "email"]);
  const response = await post(world, "/digest/subscribe", { csrf: "", email: "box@example.org" });
  expect(response.status).toBe(200);
  expect((await world.sendRequested()).map(({ to }) => to)).toEqual(["box@example.org"]);
});

test("from the box to the first digest, and out by the mail program's own button", async () => {
  await addPapers(world.db, range(1, 3), { day: "2026-11-24T05:00:00Z" });
  const asked = await mailOf("Ada+papers@Example.org", {
    form: "whole",
    cadence: "WEEKDAYS",
    hour: "9",
    timeZone: "Europe/Berlin",
    keywords: "Thing 1, thing 2",
    minVotes: "0",
  });
  expect(asked.to).toBe("ada+papers@example.org");
  expect(asked.from).toMatch(/^bounces\+\w+-[0-9a-f]{24}@papers\.example\.org$/);
  expect(await stateOf("ada+papers@example.org")).toBe("PENDING");
  expect((await world.run()).due).toBe(0);
  const confirm = linkIn(asked, "confirm");
  const page = await (await world.server.fetch(confirm)).text();
  expect(page).toContain(`action="${confirm}"`);
  expect(page).not.toContain("<script");
  expect(await stateOf("ada+papers@example.org")).toBe("PENDING");
  const confirmed = await post(world, confirm);
  expect(await sentence(confirmed)).toContain("24 November 2026 at 09:00 (Europe/Berlin)");
  expect(await stateOf("ada+papers@example.org")).toBe("ACTIVE");

  world.pass(2);
  expect(await world.run()).toMatchObject({ due: 1, composed: 1, sent: 1 });
  const [digest] = world.arrived();
  expect(digest?.mail.subject).toBe("On made-up thing 2, and 1 more");
  const header = digest?.mail.headers.get("list") as { unsubscribe: { url: string }; id: object };
  expect(header.id).toMatchObject({ id: "digest.papers.example.org" });
  expect(digest?.raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  const { pathname, search, origin } = new URL(header.unsubscribe.url);
  expect(origin).toBe(PUBLIC_URL);
  const left = await post(world, pathname + search, { "List-Unsubscribe": "One-Click" });
  expect(left.status).toBe(200);
  expect(await stateOf("ada+papers@example.org")).toBe("ENDED");
  await addPapers(world.db, range(4, 9), { day: "2026-11-25T05:00:00Z" });
  world.pass(24);
  expect(await world.run()).toMatchObject({ due: 0, sent: 0 });
});

test("whatever opens every link changes nothing", async () => {
  const asked = await mailOf("ada@example.org");
  const reader = await addReader(world, "bo");
  const links = createDigestLinks(SECRET, PUBLIC_URL);
  const subject = { subscriptionId: reader, linkVersion: 1 };
  const paths = (["preferences", "unsubscribe"] as const).map((purpose) =>
    links.link(purpose, subject, world.now).replace(PUBLIC_URL, ""),
  );
  const before = await rowsOf(world.db);
  for (const path of [linkIn(asked, "confirm"), ...paths, "/digest/subscribe"]) {
    for (const method of ["GET", "HEAD", "GET"]) {
      const response = await world.server.fetch(path, { method });
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    }
    expect((await world.server.fetch(path, { method: "PUT" })).status).toBe(405);
  }
  expect(await rowsOf(world.db)).toEqual(before);
});

test("the answer is the same for an address that gets it, one that left, and one that is new", async () => {
  await addReader(world, "reader");
  await addReader(world, "left", { state: "ENDED", nextDueAt: null });
  await addReader(world, "angry", { state: "COMPLAINED", nextDueAt: null });
  const answers = [];
  for (const name of ["reader", "left", "angry", "new"])
    answers.push(await subscribe(`${name}@example.org`));
  expect(new Set(answers).size).toBe(1);
  const mails = await world.sendRequested();
  expect(mails.map(({ to, mail }) => `${to}: ${mail.subject}`)).toEqual([
    "reader@example.org: You get the papers already (papers.example.org)",
    "left@example.org: Confirm your daily papers (papers.example.org)",
    "new@example.org: Confirm your daily papers (papers.example.org)",
  ]);
  const asked = [];
  for (const name of ["reader", "nobody"])
    asked.push(
      await (await post(world, "/digest/preferences", { email: `${name}@example.org` })).text(),
    );
  expect(new Set(asked).size).toBe(1);
  expect((await world.sendRequested()).map(({ to }) => to)).toEqual(["reader@example.org"]);
});

test("somebody else who gives a reader's address changes nothing of theirs", async () => {
  await addReader(world, "reader", { keywords: ["mine"] });
  await subscribe("reader@example.org", { form: "whole", keywords: "theirs", hour: "3" });
  const row = await world.db.digestSubscription.findFirstOrThrow();
  expect(row).toMatchObject({ state: "ACTIVE", keywords: ["mine"], hour: 6 });
});

describe("a link", () => {
  test("that was used is told apart from one that holds", async () => {
    const confirm = linkIn(await mailOf("ada@example.org"), "confirm");
    expect((await post(world, confirm)).status).toBe(200);
    const again = await post(world, confirm);
    expect(again.status).toBe(409);
    expect(await sentence(again)).toMatch(/used already, or a newer mail has replaced it\.$/);
  });

  test("of before does not end a digest that was begun again; pressed twice, it changes nothing", async () => {
    const reader = await addReader(world, "ada");
    const links = createDigestLinks(SECRET, PUBLIC_URL);
    const path = links
      .link("unsubscribe", { subscriptionId: reader, linkVersion: 1 }, world.now)
      .replace(PUBLIC_URL, "");
    expect((await post(world, path)).status).toBe(200);
    expect((await post(world, path)).status).toBe(200);
    await post(world, linkIn(await mailOf("ada@example.org"), "confirm"));
    expect((await post(world, path)).status).toBe(409);
    expect(await stateOf("ada@example.org")).toBe("ACTIVE");
  });

  test("that expired says so", async () => {
    const confirm = linkIn(await mailOf("ada@example.org"), "confirm");
    world.pass(7 * 24 + 1);
    for (const response of [await world.server.fetch(confirm), await post(world, confirm)]) {
      expect(response.status).toBe(403);
      expect(await sentence(response)).toBe("This link has expired: ask for a new one.");
    }
    expect(await stateOf("ada@example.org")).toBe("PENDING");
  });

  test("of another purpose, another reader, another secret, or made up is refused in one sentence", async () => {
    const confirm = linkIn(await mailOf("ada@example.org"), "confirm");
    const reader = await addReader(world, "bo");
    const token = new URL(confirm, PUBLIC_URL).searchParams.get("token") ?? "";
    const [id = "", version = "", until = "", signature = ""] = token.split(".");
    const other = createDigestLinks("another secret, since it was changed", PUBLIC_URL);
    const subject = { subscriptionId: reader, linkVersion: 1 };
    const forged = [
      `unsubscribe?token=${token}`,
      `preferences?token=${token}`,
      `confirm?token=${reader}.${version}.${until}.${signature}`,
      `confirm?token=${id}.2.${until}.${signature}`,
      `confirm?token=${id}.${version}.${Number(until) + 1}.${signature}`,
      `confirm?token=${id}.${version}.${until}.${"A".repeat(22)}`,
      "confirm?token=",
      "confirm",
      "unsubscribe?token=%00",
      `unsubscribe?token=${"9".repeat(10_000)}`,
      other.link("unsubscribe", subject, world.now).split("/digest/")[1] ?? "",
    ];
    for (const path of forged) {
      const response = await post(world, `/digest/${path}`);
      expect(response.status, path).toBe(403);
      expect(await sentence(response)).toMatch(
        /^This link is mistyped, or .* ask for a new one\.$/,
      );
    }
    expect(await stateOf("bo@example.org")).toBe("ACTIVE");
  });
});

describe("preferences", () => {
  async function path(reader: number): Promise<string> {
    return createDigestLinks(SECRET, PUBLIC_URL)
      .link("preferences", { subscriptionId: reader, linkVersion: 1 }, world.now)
      .replace(PUBLIC_URL, "");
  }

  test("are shown, saved and previewed by the link", async () => {
    await addPapers(world.db, range(1, 2), { day: "2026-11-24T05:00:00Z" });
    const author = await world.db.author.findFirstOrThrow({ where: { name: "Ada Example" } });
    const reader = await addReader(world, "ada", {
      keywords: ["<b>bold</b>"],
      authorIds: [author.id],
    });
    const link = await path(reader);
    const shown = await (await world.server.fetch(link)).text();
    expect(shown).toContain("&lt;b&gt;bold&lt;/b&gt;");
    expect(shown).toContain("Ada Example");
    const form = {
      form: "whole",
      cadence: "WEEKLY",
      weekday: "5",
      hour: "17",
      timeZone: "Asia/Tokyo",
      keywords: "robots",
      categories: "",
      minVotes: "2",
    };
    const saved = await post(world, link, form);
    expect(await saved.text()).toContain("Saved.");
    const row = await world.db.digestSubscription.findFirstOrThrow();
    expect(row).toMatchObject({
      cadence: "WEEKLY",
      weekday: 5,
      hour: 17,
      timeZone: "Asia/Tokyo",
      keywords: ["robots"],
      authorIds: [],
      minVotes: 2,
    });
    const preview = await world.server.fetch(link.replace("preferences", "preview"));
    expect(preview.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await preview.text()).toContain("Paperround");
  });

  test.each<[string, Record<string, string>]>([
    ["hour", { hour: "24" }],
    ["hour", { hour: "nine" }],
    ["zone", { timeZone: "Mars/Olympus" }],
    ["votes", { minVotes: "-1" }],
    ["keywords", { keywords: Array.from({ length: 60 }, (_, at) => `k${at}`).join(",") }],
    ["author", { author: "nonsense" }],
    ["author", { author: Buffer.from("Author:999999").toString("base64") }],
  ])("with a bad %s are refused, and stay", async (_what, over) => {
    const reader = await addReader(world, "ada");
    const response = await post(world, await path(reader), {
      form: "whole",
      timeZone: "UTC",
      ...over,
    });
    expect([400, 404]).toContain(response.status);
    expect(await sentence(response)).toMatch(/\w\.$/);
    expect(await world.db.digestSubscription.findFirstOrThrow()).toMatchObject({
      revision: 1,
      hour: 6,
    });
  });

  test("leave by a button", async () => {
    const reader = await addReader(world, "ada");
    expect((await post(world, await path(reader), { leave: "yes" })).status).toBe(200);
    expect(await stateOf("ada@example.org")).toBe("ENDED");
  });
});

describe("what is no address", () => {
  test.each([
    "",
    "ada",
    "ada@example.org\r\nBcc: eve@example.org",
    "ada@example.org,eve@example.org",
    '"\r\nX: y"@example.org',
  ])("%j is refused, and nothing is sent", async (email) => {
    const response = await post(world, "/digest/subscribe", { email });
    expect(response.status).toBe(400);
    expect(await world.sendRequested()).toEqual([]);
    expect(await world.db.digestSubscription.count()).toBe(0);
  });

  test("an address with a domain in other letters gets its mail", async () => {
    const { raw } = await mailOf("ada@bücher.example");
    expect(raw).toMatch(/^To: ada@(?:xn--bcher-kva|bücher)\.example\r?$/m);
    expect(await stateOf("ada@xn--bcher-kva.example")).toBe("PENDING");
  });

  test("a form of another site is refused, however it got there", async () => {
    const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    const response = await post(
      world,
      "/digest/subscribe",
      { email: "ada@example.org" },
      { headers },
    );
    expect(response.status).toBe(403);
    const long = await post(world, "/digest/subscribe", { email: "a".repeat(100_000) });
    expect(long.status).toBe(413);
  });
});

test("where digests are off nobody subscribes, and whoever has a link can leave", async () => {
  const off = await createDigestWorld({
    config: { digests: { on: false, rate: 1, bounces: undefined, webhookSecret: undefined } },
  });
  try {
    expect((await off.server.fetch("/digest/subscribe")).status).toBe(404);
    expect((await post(off, "/digest/subscribe", { email: "ada@example.org" })).status).toBe(404);
    const subscriptionId = await addReader(off, "ada");
    const link = createDigestLinks(SECRET, PUBLIC_URL).link(
      "unsubscribe",
      { subscriptionId, linkVersion: 1 },
      off.now,
    );
    expect((await post(off, link.replace(PUBLIC_URL, ""))).status).toBe(200);
  } finally {
    await off.close();
  }
});
