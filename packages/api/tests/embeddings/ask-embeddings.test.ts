import { SourceUnavailableError } from "@paperround/schema/errors";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createEmbed, RefusedTextsError } from "../../src/embeddings/ask-embeddings.ts";
import { embedTexts } from "../../src/embeddings/embed-texts.ts";
import { createQueryVectors } from "../../src/embeddings/query-vectors.ts";
import { HostPace } from "../../src/ingest/host-pace.ts";
import { createPoliteFetch } from "../../src/ingest/polite-fetch.ts";
import { createLogger } from "../../src/logging/logger.ts";
import type { EmbeddingsServer, Manner } from "./embeddings-server.ts";
import { answerOf, says, saysNumbers, SILENT, startEmbeddingsServer } from "./embeddings-server.ts";

let server: EmbeddingsServer;
beforeAll(async () => {
  server = await startEmbeddingsServer();
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  server.manner = undefined;
  server.requests.length = 0;
});

const KEY = "sk-hunter2";
const never = new AbortController().signal;

/** @param stallMs after which an endpoint that says nothing counts as silent: short only where it is */
function embedOf(stallMs = 20_000) {
  const patience = { deadlineMs: 30_000, stallMs, maxRetryAfterMs: 1_000, attempts: 1 };
  const politeFetch = createPoliteFetch({ userAgent: "Test", patience, pace: new HostPace() });
  return createEmbed({ url: server.url, model: "words", apiKey: KEY }, politeFetch);
}

test("a well-behaved endpoint is asked as OpenAI has it, and gives vectors of length 1", async () => {
  const vectors = await embedOf()(["cars", "doctors"]);
  const [request] = server.requests;
  expect(request).toMatchObject({
    path: "/v1/embeddings",
    model: "words",
    input: ["cars", "doctors"],
  });
  expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
  for (const vector of vectors) {
    expect(vector).toHaveLength(32);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  }
});

test("answers in another order are put in order", async () => {
  server.manner = (request, response) => {
    const answer = JSON.parse(answerOf(request, 32)) as { data: unknown[] };
    response.end(JSON.stringify({ data: answer.data.toReversed() }));
  };
  const turned = await embedOf()(["cars", "doctors"]);
  server.manner = undefined;
  expect(turned).toEqual(await embedOf()(["cars", "doctors"]));
});

const refused: [string, Manner][] = [
  ["numbers that are null", saysNumbers([0.1, null, 0.3])],
  ["NaN in text", saysNumbers([0.1, "NaN", 0.3])],
  ["a literal NaN", says('{"data":[{"index":0,"embedding":[NaN]}]}')],
  ["numbers without end", says('{"data":[{"index":0,"embedding":[1e999]}]}')],
  ["nothing but zeros", saysNumbers([0, 0, 0])],
  ["no numbers", saysNumbers([])],
  ["too many numbers", saysNumbers(Array.from({ length: 5_000 }, () => 1))],
  ["no vector", says('{"data":[]}')],
  ["a far-off index", says('{"data":[{"index":4000000000,"embedding":[1]}]}')],
  ["a page", says("<html>")],
  ["nothing", says("")],
  ["400", says('{"error":{"message":"too long"}}', 400)],
  ["413", says("", 413)],
];
test.each(refused)("%s is a refusal of these texts", async (_, manner) => {
  server.manner = manner;
  await expect(embedOf()(["cars"])).rejects.toBeInstanceOf(RefusedTextsError);
});

const unavailable: [string, Manner][] = [
  ["401", says("{}", 401)],
  ["404", says("no such model", 404)],
  ["429", says("", 429)],
  ["500", says("", 500)],
  ["no end", SILENT],
  ["a cut connection", (_, response) => void response.destroy()],
  ["a redirect elsewhere", says("", 307, { location: "http://example.org/v1/embeddings" })],
  ["9 MB", says(" ".repeat(9_000_000))],
];
test.each(unavailable)("%s is a typed error that names no key", async (_, manner) => {
  server.manner = manner;
  const stallMs = manner === SILENT ? 500 : undefined;
  const error: unknown = await embedOf(stallMs)(["cars"]).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(SourceUnavailableError);
  expect(String(error)).not.toContain("hunter2");
});

test("Retry-After is kept to", async () => {
  server.manner = (_, response) => {
    server.manner = undefined;
    response.writeHead(429, { "retry-after": "1" }).end();
  };
  const began = performance.now();
  const embed = createEmbed(
    { url: server.url, model: "words", apiKey: undefined },
    createPoliteFetch({
      userAgent: "Test",
      patience: { deadlineMs: 30_000, stallMs: 20_000, maxRetryAfterMs: 5_000, attempts: 2 },
      pace: new HostPace(),
    }),
  );
  expect(await embed(["cars"])).toHaveLength(1);
  expect(performance.now() - began).toBeGreaterThan(900);
  expect(server.requests[1]?.headers.authorization).toBeUndefined();
});

test("a text that the model does not take spoils no other, and one that is too long is shortened", async () => {
  server.manner = ({ input }, response) => {
    const isTaken = input.every((text) => !text.includes("poison") && text.length < 2_000);
    if (isTaken) return false;
    response.writeHead(400).end();
    return true;
  };
  const texts = ["cars", "a poison", "doctors", "couch ".repeat(500), "sofa"];
  const vectors = await embedTexts(embedOf(), texts, 32, never);
  expect(vectors.map((vector) => vector?.length ?? null)).toEqual([32, null, 32, 32, 32]);
});

test("another dimension than before is a typed error", async () => {
  server.dimensions = 16;
  await expect(embedTexts(embedOf(), ["cars"], 32, never)).rejects.toThrow(/16 numbers.*of 32/u);
  server.dimensions = 32;
});

test("an endpoint that fails for anything is not taken for a text that is refused", async () => {
  server.manner = says("{}", 400);
  const asked = embedTexts(embedOf(), ["cars", "doctors"], 32, never);
  await expect(asked).rejects.toBeInstanceOf(SourceUnavailableError);
});

async function queryVectors(patience: number, embed = embedOf()) {
  const lines: string[] = [];
  const logger = await createLogger(
    { logLevel: "info", logFormat: "json" },
    { write: (line: string) => void lines.push(line) },
  );
  return { lines, ask: createQueryVectors({ embed, logger, patience }) };
}

test("what is searched for is asked about once, also by two at the same time", async () => {
  const { ask } = await queryVectors(20_000);
  const [one, other] = await Promise.all([ask("cars"), ask("cars ")]);
  expect(one).toHaveLength(32);
  expect(other).toBe(one);
  expect(await ask("cars")).toBe(one);
  expect(server.requests).toHaveLength(1);
});

test("a late answer is for the next who asks, and an endpoint that is late is left alone", async () => {
  // Not over a socket, on which any answer may be late.
  const late = Promise.withResolvers<void>();
  let isLate = true;
  const asked: string[] = [];
  const { ask, lines } = await queryVectors(50, async ([text = ""]) => {
    asked.push(text);
    if (isLate) await late.promise;
    return [new Float32Array([1, 0])];
  });
  expect(await ask("cars")).toBeNull();
  expect(await ask("doctors")).toBeNull();
  expect(asked).toEqual(["cars"]);
  isLate = false;
  late.resolve();
  expect(await ask("cars")).toHaveLength(2);
  expect(await ask("couch")).toHaveLength(2);
  expect(asked).toEqual(["cars", "couch"]);
  expect(lines).toHaveLength(2);
  expect(lines.join("")).not.toContain("hunter2");
});

test("an endpoint that fails makes a search go by words, and is told of once", async () => {
  const { ask, lines } = await queryVectors(20_000);
  server.manner = says("", 500);
  expect(await ask("cars")).toBeNull();
  expect(await ask("doctors")).toBeNull();
  expect(server.requests).toHaveLength(1);
  expect(lines).toHaveLength(1);
});
