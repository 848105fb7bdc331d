import { SourceUnavailableError } from "@paperround/schema/errors";
import { z } from "zod";
import { JobError } from "../jobs/job.ts";
import type { Job, JobContext, Progress } from "../jobs/job.ts";
import { importPapers } from "./import-papers.ts";
import type { ImportSummary } from "./import-papers.ts";
import { BUNDLED_COUNT, loadBundled } from "./load-bundled.ts";
import { createArxivSource } from "./sources/arxiv.ts";
import { readPaperFile } from "./sources/file.ts";
import { userAgent } from "./user-agent.ts";

const importArgs = z.discriminatedUnion("source", [
  z.object({ source: z.literal("bundled") }),
  /** `path` is absolute: the job may run in another process, in another folder. */
  z.object({ source: z.literal("file"), path: z.string().startsWith("/") }),
  /** `ids` are normalised arXiv ids. */
  z.object({ source: z.literal("arxiv"), ids: z.array(z.string()).min(1).max(2_000) }),
]);

/** What is to be imported, as plain JSON. */
export type ImportArgs = z.infer<typeof importArgs>;

/** `import bundled`, `import file`, `import arxiv`: papers from a source into the database. */
export const importJob: Job<ImportArgs, ImportSummary> = {
  name: "import",
  parseArgs: (input) => importArgs.parse(input),
  async run(context, args, report) {
    try {
      return await runImport(context, args, report);
    } catch (error) {
      if (!(error instanceof SourceUnavailableError)) throw error;
      throw new JobError(error.code, error.message);
    }
  },
};

async function runImport(
  context: JobContext,
  args: ImportArgs,
  report: (progress: Progress) => void,
): Promise<ImportSummary> {
  const { db, clock, config, signal } = context;
  const total = args.source === "arxiv" ? args.ids.length : null;
  const onProgress = (done: number) => report({ step: "Importing papers", done, total });
  switch (args.source) {
    case "bundled": {
      const tell = (done: number) =>
        report({ step: "Loading the bundled papers", done, total: BUNDLED_COUNT });
      return loadBundled({ db, clock, signal, onProgress: tell });
    }
    case "file": {
      const source = { name: "file", url: null, fetchedAt: clock.now() };
      const items = readPaperFile(args.path, source, signal);
      return importPapers({ db, items, signal, onProgress });
    }
    case "arxiv": {
      const arxiv = createArxivSource({
        apiUrl: config.arxivApiUrl,
        clock,
        userAgent: userAgent(config),
      });
      return importPapers({ db, items: arxiv.findAll(args.ids, signal), signal, onProgress });
    }
  }
}
