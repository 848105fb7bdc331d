import type { PaperRecord, PaperRecordInput } from "@paperround/schema/papers/paper-record";
import { readPaperRecord } from "@paperround/schema/papers/paper-record";

let last = 1000;

/** A paper of its own: a title, authors and ids that no other test uses. */
export function someone() {
  const number = ++last;
  const authors = [{ name: `Zora Number${number}` }, { name: `Yuri Number${number}` }];
  const title = `How the quiet machine ${number} learned to read the evening paper`;
  return {
    number,
    arxiv: { scheme: "ARXIV" as const, value: `2601.${10_000 + number}` },
    arxivToo: { scheme: "ARXIV" as const, value: `2602.${10_000 + number}` },
    doi: { scheme: "DOI" as const, value: `10.5555/machine.${number}` },
    acl: { scheme: "ACL" as const, value: `2026.acl-long.${number}` },
    record(source: string, over: Partial<PaperRecordInput>): PaperRecord {
      return readPaperRecord({
        title,
        authors,
        publishedOn: "2026-01-12",
        ids: [],
        ...over,
        source: { name: source, fetchedAt: new Date("2026-02-01") },
      });
    },
  };
}
