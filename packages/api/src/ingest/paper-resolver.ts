import type { Clock, PaperResolver } from "@paperround/schema/context";
import { SourceUnavailableError } from "@paperround/schema/errors";
import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import type { PaperIdentifier, PaperIdScheme } from "@paperround/schema/paper-id/scheme";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import type { SourceConfig } from "../settings/source-config.ts";
import type { SourceRequest } from "./import-request.ts";
import { openSource } from "./open-source.ts";
import type { PoliteFetch } from "./polite-fetch.ts";

/** What resolving needs. */
export interface PaperResolverParts {
  sources: SourceConfig;
  politeFetch: PoliteFetch;
  clock: Clock;
}

type Asked = "openalex" | "crossref" | "semanticscholar" | "datacite" | "openreview";

/** Who knows the ids of a scheme, the best first. A DOI is of one agency or of another. */
const KNOWN_BY: Record<Exclude<PaperIdScheme, "ARXIV">, readonly Asked[]> = {
  DOI: ["crossref", "datacite"],
  OPENREVIEW: ["openreview"],
  ACL: ["semanticscholar"],
  PMID: ["openalex", "semanticscholar"],
  PMCID: ["openalex", "semanticscholar"],
  CORPUS_ID: ["semanticscholar"],
  OPENALEX: ["openalex"],
};

/**
 * Resolves identifiers through the sources that know their scheme: one after the other, until one has the
 * paper. Several people asking for one paper at once make one request.
 */
export function createPaperResolver(parts: PaperResolverParts): PaperResolver {
  const asked = new Map<string, Promise<PaperRecord | null>>();
  return {
    resolve(id) {
      const key = lookupKey(id);
      const running = asked.get(key);
      if (running) return running;
      const answer = resolve(id, parts).finally(() => asked.delete(key));
      asked.set(key, answer);
      return answer;
    },
  };
}

async function resolve(
  id: PaperIdentifier,
  parts: PaperResolverParts,
): Promise<PaperRecord | null> {
  const silent: unknown[] = [];
  for (const request of requestsFor(id)) {
    try {
      const record = await findOne(request, id, parts);
      if (record) return record;
    } catch (error) {
      if (!(error instanceof SourceUnavailableError)) throw error;
      silent.push(error);
    }
  }
  // Only who has been heard can say that there is no such paper.
  if (silent.length > 0) throw silent[0];
  return null;
}

function requestsFor(id: PaperIdentifier): SourceRequest[] {
  const { scheme, value } = id;
  if (scheme === "ARXIV") return [{ source: "arxiv", ask: { ids: [value] }, restart: false }];
  const ids = [{ scheme, value }];
  return KNOWN_BY[scheme].map((source) => ({ source, ask: { ids }, restart: false }));
}

async function findOne(
  request: SourceRequest,
  { scheme, value }: PaperIdentifier,
  { sources, politeFetch, clock }: PaperResolverParts,
): Promise<PaperRecord | null> {
  const { signal } = new AbortController();
  const { pages } = openSource(request, sources, { politeFetch, clock, signal });
  for await (const { entries } of pages({ cursor: null })) {
    const [entry] = entries;
    if (!entry || !("record" in entry)) return unknownOr(entry?.reason);
    const { record } = entry;
    const named = record.ids.some((own) => own.scheme === scheme && own.value === value);
    // Asked for this id, it answered with this paper: an alias, on the source's own word.
    return named ? record : { ...record, ids: [...record.ids, { scheme, value }] };
  }
  return null;
}

/** @throws SourceUnavailableError when there is such a paper, and its record is of no use */
function unknownOr(reason: string | undefined): null {
  if (reason === undefined || reason.endsWith("has no such paper.")) return null;
  throw new SourceUnavailableError(`The paper's record cannot be used: ${reason}`);
}
