import { SourceUnavailableError } from "@paperround/schema/errors";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createPaperResolver } from "../../src/ingest/paper-resolver.ts";
import { atomFeed } from "./atom-feed.ts";
import {
  crossrefWork,
  dataciteDoi,
  openAlexWork,
  openReviewNote,
  semanticScholarPaper,
} from "./made-up-answers.ts";
import { json, reply, startRudeServer } from "./rude-server.ts";
import type { RudeServer } from "./rude-server.ts";
import { FETCHED_AT, testFetch } from "./source-context.ts";

/** Every source at the server, each under a path of its own. */
function resolverOn({ url }: RudeServer) {
  const { sources } = readConfig(
    {
      ARXIV_API_URL: `${url}/arxiv`,
      CROSSREF_URL: `${url}/crossref`,
      DATACITE_URL: `${url}/datacite`,
      OPENALEX_URL: `${url}/openalex`,
      OPENREVIEW_URL: `${url}/openreview`,
      OPENREVIEW_OLD_URL: `${url}/openreview-old`,
      SEMANTIC_SCHOLAR_URL: `${url}/semanticscholar`,
    },
    false,
  );
  return createPaperResolver({
    sources,
    politeFetch: testFetch(),
    clock: { now: () => FETCHED_AT },
  });
}

const ARXIV: PaperIdentifier = { scheme: "ARXIV", value: "2601.00001" };
const DOI: PaperIdentifier = { scheme: "DOI", value: "10.5555/cr.0" };
const feed = reply(atomFeed([{ id: "2601.00001v1" }]));
const work = json({ status: "ok", "message-type": "work", message: crossrefWork() });
const none = reply("Not found", 404);

describe("the paper resolver", () => {
  it.each([
    ["arxiv", ARXIV, feed],
    ["crossref", DOI, work],
    [
      "openreview",
      { scheme: "OPENREVIEW", value: "aBcDeFgHi0" },
      json({ notes: [openReviewNote()] }),
    ],
    [
      "semanticscholar",
      { scheme: "ACL", value: "2020.acl-main.1" },
      json([semanticScholarPaper()]),
    ],
    ["semanticscholar", { scheme: "CORPUS_ID", value: "470000" }, json([semanticScholarPaper()])],
    ["openalex", { scheme: "PMID", value: "30000000" }, json(openAlexWork())],
    ["openalex", { scheme: "OPENALEX", value: "W4000000000" }, json(openAlexWork())],
  ] as const)("asks %s for %j", async (source, id, answer) => {
    await using server = await startRudeServer(answer);
    const record = await resolverOn(server).resolve(id);
    expect(record?.source.name).toBe(source);
    expect(record?.ids).toContainEqual(expect.objectContaining(id));
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.url).toContain(`/${source}`);
  });

  it("asks the other agency for a DOI that the first does not have", async () => {
    await using server = await startRudeServer(
      none,
      json({ data: dataciteDoi({ more: { doi: "10.5555/dc", identifiers: [] } }) }),
    );
    const record = await resolverOn(server).resolve({ scheme: "DOI", value: "10.5555/dc" });
    expect(record?.source.name).toBe("datacite");
    expect(server.requests.map(({ url }) => url?.split("/")[3])).toEqual(["crossref", "datacite"]);
  });

  it("knows that there is no such paper when all say so", async () => {
    await using server = await startRudeServer(none);
    expect(await resolverOn(server).resolve(DOI)).toBeNull();
    expect(server.requests).toHaveLength(2);
  });

  it("does not know it while one of them is silent", async () => {
    await using server = await startRudeServer(reply("", 403), none);
    await expect(resolverOn(server).resolve(DOI)).rejects.toThrow(SourceUnavailableError);
  });

  it("says why a record cannot be used", async () => {
    const message = crossrefWork({ more: { type: "dataset" } });
    await using server = await startRudeServer(
      json({ status: "ok", "message-type": "work", message }),
      none,
    );
    await expect(resolverOn(server).resolve(DOI)).rejects.toThrow("It is a dataset, not a paper.");
  });

  it("takes an alias on the source's word", async () => {
    await using server = await startRudeServer(work);
    const alias = { scheme: "DOI", value: "10.5555/old-name" } as const;
    const record = await resolverOn(server).resolve(alias);
    expect(record?.ids).toContainEqual(alias);
    expect(record?.ids).toContainEqual(DOI);
  });

  it("makes one request for all who ask at once, and a new one afterwards", async () => {
    await using server = await startRudeServer(feed);
    const resolver = resolverOn(server);
    const [one, two] = await Promise.all([resolver.resolve(ARXIV), resolver.resolve(ARXIV)]);
    expect(one?.title).toBe("Tides of Attention");
    expect(two).toBe(one);
    expect(server.requests).toHaveLength(1);
    await resolver.resolve(ARXIV);
    expect(server.requests).toHaveLength(2);
  });

  it("forgets a failure", async () => {
    await using server = await startRudeServer(reply("", 403), feed);
    const resolver = resolverOn(server);
    await expect(resolver.resolve(ARXIV)).rejects.toThrow(SourceUnavailableError);
    expect(await resolver.resolve(ARXIV)).not.toBeNull();
  });
});
