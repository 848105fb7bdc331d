import type { Job, JobContext, Progress } from "../jobs/job.ts";
import { importPapers } from "./import-papers.ts";
import type { ImportProgress, ImportSummary } from "./import-papers.ts";
import { importRequest } from "./import-request.ts";
import type { ImportRequest } from "./import-request.ts";
import { databasePorts } from "./database-ports.ts";
import { BUNDLED_COUNT, loadBundled } from "./load-bundled.ts";
import { openSource } from "./open-source.ts";
import { UNHURRIED } from "./manners.ts";
import { createPoliteFetch } from "./polite-fetch.ts";
import { userAgent } from "./user-agent.ts";

/** `import …`: papers from a source into the database. */
export const importJob: Job<ImportRequest, ImportSummary> = {
  name: "import",
  parseArgs: (input) => importRequest.parse(input),
  run: runImport,
};

async function runImport(
  context: JobContext,
  request: ImportRequest,
  report: (progress: Progress) => void,
): Promise<ImportSummary> {
  const { db, clock, config, signal } = context;
  if (request.source === "bundled") {
    const step = "Loading the bundled papers";
    const onProgress = ({ done }: ImportProgress) => report({ step, done, total: BUNDLED_COUNT });
    return loadBundled({ db, clock, signal, onProgress });
  }
  const politeFetch = createPoliteFetch({ userAgent: userAgent(config), patience: UNHURRIED });
  return importPapers({
    db,
    from: openSource(request, config.sources, { politeFetch, clock, signal }),
    ports: databasePorts(db, clock),
    signal,
    restart: request.restart,
    onProgress: ({ done, total, fraction, counts }) => {
      report({ step: "Importing papers", done, total, fraction, detail: told(counts) });
    },
  });
}

/** What there is to tell, in a few words. */
function told({ new: added, updated, merged, failed }: ImportProgress["counts"]): string {
  const parts = [
    [added, "new"],
    [updated, "updated"],
    [merged, "merged"],
    [failed, "not imported"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString("en")} ${word}`)
    .join(", ");
}
