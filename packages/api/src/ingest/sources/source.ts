import type { PaperRecord } from "@paperround/schema/papers/paper-record";

/** What a source says about one thing that it was asked for or that stood in a file. */
export type SourceItem =
  | { kind: "record"; record: PaperRecord }
  /** It cannot be used: where it stands (a line, an id), and why, in a sentence. */
  | { kind: "problem"; where: string; reason: string };
