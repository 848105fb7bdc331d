import { afterEach, beforeEach, expect, test } from "vitest";
import type { DigestWorld } from "./digest-world.ts";
import { addReader, createDigestWorld, WEBHOOK_SECRET } from "./digest-world.ts";

let world: DigestWorld;
let reader: number;
beforeEach(async () => {
  world = await createDigestWorld();
  reader = await addReader(world, "ada");
});
afterEach(() => world.close());

async function tell(
  body: unknown,
  { secret = WEBHOOK_SECRET, type = "application/json" }: { secret?: string; type?: string } = {},
): Promise<{ status: number; recorded?: number }> {
  const response = await world.server.fetch("/digest/bounces", {
    method: "POST",
    headers: { "content-type": type, authorization: `Bearer ${secret}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

const state = async (): Promise<string> =>
  (await world.db.digestSubscription.findUniqueOrThrow({ where: { id: reader } })).state;

const returnPath = (): string => world.parts.bounces?.of(reader) ?? "";

/** A mail as it comes back, by RFC 3464. */
function returned(to: string, status: string, action = "failed"): string {
  return [
    "From: MAILER-DAEMON@mx.example.org",
    `To: ${to}`,
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    "",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Final-Recipient: rfc822; ada@example.org",
    `Action: ${action}`,
    `Status: ${status}`,
    "",
    "--b--",
  ].join("\r\n");
}

test.each<[string, () => unknown, string, string]>([
  [
    "a bounce by its return path",
    () => ({ events: [{ type: "bounce", returnPath: returnPath() }] }),
    "application/json",
    "BOUNCED",
  ],
  [
    "the same in capitals",
    () => ({ events: [{ type: "bounce", returnPath: returnPath().toUpperCase() }] }),
    "application/json",
    "BOUNCED",
  ],
  [
    "a bounce by its recipient",
    () => ({ events: [{ type: "bounce", recipient: "Ada <ADA@example.org>" }] }),
    "application/json",
    "BOUNCED",
  ],
  [
    "a complaint",
    () => ({ events: [{ type: "complaint", returnPath: returnPath() }] }),
    "application/json",
    "COMPLAINED",
  ],
  ["a mail that came back", () => returned(returnPath(), "5.1.1"), "message/rfc822", "BOUNCED"],
  [
    "a mail that a reader called spam",
    () => `${returned(returnPath(), "2.0.0")}\r\nFeedback-Type: abuse\r\n`,
    "message/rfc822",
    "COMPLAINED",
  ],
])("%s ends the digest, said once or twice", async (_what, body, type, expected) => {
  expect(await tell(body(), { type })).toEqual({ status: 200, recorded: 1 });
  expect(await state()).toBe(expected);
  await tell(body(), { type });
  expect(await state()).toBe(expected);
  expect(await world.db.digestDeparture.count()).toBe(1);
});

test.each<[string, () => unknown, string]>([
  ["a mail that is delayed", () => returned(returnPath(), "4.4.1", "delayed"), "message/rfc822"],
  ["a holiday notice", () => `To: ${returnPath()}\r\n\r\nI am away.`, "message/rfc822"],
  [
    "a return path that was made up",
    () => ({
      events: [
        { type: "bounce", returnPath: returnPath().replace(/[0-9a-f]{24}/, "0".repeat(24)) },
      ],
    }),
    "application/json",
  ],
  [
    "another reader's name with this one's signature",
    () => ({ events: [{ type: "bounce", returnPath: returnPath().replace(/\+\w+-/, "+zz-") }] }),
    "application/json",
  ],
  [
    "a return path in the body of a mail, which anybody writes",
    () => returned("bounces@papers.example.org", `5.1.1\r\nTo: ${returnPath()}`),
    "message/rfc822",
  ],
  [
    "somebody who is not here",
    () => ({
      events: [
        { type: "bounce", recipient: "bo@example.org" },
        { type: "bounce", recipient: "no address" },
      ],
    }),
    "application/json",
  ],
])("%s changes nothing", async (_what, body, type) => {
  expect(await tell(body(), { type })).toEqual({ status: 200, recorded: 0 });
  expect(await state()).toBe("ACTIVE");
});

test("temporary failures end it at the fifth within a month of the one before", async () => {
  const soft = { events: [{ type: "bounce", permanent: false, returnPath: returnPath() }] };
  for (let count = 0; count < 4; count += 1) await tell(soft);
  expect(await state()).toBe("ACTIVE");
  world.pass(31 * 24);
  for (let count = 0; count < 4; count += 1) await tell(soft);
  expect(await state()).toBe("ACTIVE");
  await tell(returned(returnPath(), "4.2.2"), { type: "message/rfc822" });
  expect(await state()).toBe("BOUNCED");
});

test("who complained is not asked by mail again, whoever types their address", async () => {
  await tell({ events: [{ type: "complaint", returnPath: returnPath() }] });
  const form = new URLSearchParams({ email: "ada@example.org" });
  await world.server.fetch("/digest/subscribe", { method: "POST", body: form });
  expect(await world.sendRequested()).toEqual([]);
});

test.each<[string, unknown, object, number]>([
  ["the wrong secret", {}, { secret: "wrong" }, 401],
  ["no JSON", "{", {}, 400],
  ["other JSON", { events: [{ type: "party" }] }, {}, 400],
  ["too much", "x".repeat(1_000_001), { type: "message/rfc822" }, 413],
])("%s is refused", async (_what, body, options, status) => {
  const response = await tell(body, options).catch(() => ({ status: 413 }));
  expect(response.status).toBe(status);
  expect(await state()).toBe("ACTIVE");
});
