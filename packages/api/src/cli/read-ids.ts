import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { normalisePaperId } from "@paperround/schema/paper-id/normalise-paper-id";
import { parsePaperId } from "@paperround/schema/paper-id/parse-paper-id";
import type { PaperIdentifier, PaperIdScheme } from "@paperround/schema/paper-id/scheme";
import { JobError } from "../jobs/job.ts";

const EXAMPLES: Partial<Record<PaperIdScheme, [name: string, example: string]>> = {
  ARXIV: ["arXiv id", "1706.03762 or hep-th/9901001"],
  DOI: ["DOI", "10.1145/2854146"],
  OPENREVIEW: ["id of an OpenReview forum", "rJXMpikCZ"],
};

/** Ids of one scheme in normal form, each once. @throws {JobError} naming the first that is none */
export function readIdsOf(scheme: PaperIdScheme, texts: readonly string[]): PaperIdentifier[] {
  const [name, example] = EXAMPLES[scheme] ?? [scheme, ""];
  const article = /^[aeiou]/i.test(name) ? "an" : "a";
  return unique(
    texts.map((text) => {
      const id = normalisePaperId(scheme, text);
      if (id) return id;
      throw new JobError(
        `NOT_A_PAPER_ID`,
        `“${text.slice(0, 80)}” is no ${name}: ${article} ${name} looks like ${example}.`,
      );
    }),
  );
}

/** Ids of any scheme in normal form, each once. @throws {JobError} naming the first that is none */
export function readIds(texts: readonly string[], source: string): PaperIdentifier[] {
  return unique(
    texts.map((text) => {
      const id = parsePaperId(text);
      if (id) return id;
      throw new JobError(
        "NOT_A_PAPER_ID",
        `“${text.slice(0, 80)}” is no id that ${source} could know. Give a DOI, an arXiv id or an address of a paper.`,
      );
    }),
  );
}

function unique(ids: readonly PaperIdentifier[]): PaperIdentifier[] {
  const found = new Map(
    ids.map(({ scheme, value }) => [lookupKey({ scheme, value }), { scheme, value }]),
  );
  return [...found.values()];
}
