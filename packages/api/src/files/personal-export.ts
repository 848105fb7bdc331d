import type { Clock, PrismaClient, Viewer } from "@paperround/schema/context";
import { PERSONAL_TABLES } from "@paperround/schema/people/personal-data";
import { readPersonalRows } from "@paperround/schema/people/read-personal-data.sql";
import { fileResponse } from "./file-response.ts";
import type { FileRoute } from "./use-files.ts";
import { callerWith } from "./use-files.ts";

/** What writing an export needs. */
export interface ExportPorts {
  db: PrismaClient;
  clock: Clock;
}

/** `GET /export`: everything that the caller has here, as one file of JSON. */
export function exportRoute({ db, clock }: ExportPorts): FileRoute {
  return {
    path: /^\/export$/,
    method: "GET",
    async answer(asked) {
      const viewer = callerWith(asked, "READ");
      const now = clock.now();
      return fileResponse(asked, {
        name: `paperround-${viewer.handle}-${now.toISOString().slice(0, 10)}.json`,
        type: "application/json",
        // Made anew each time.
        etag: `W/"${now.getTime()}"`,
        keptBy: "nobody",
        text: () => personalExport(db, viewer, now),
      });
    },
  };
}

/** One object: each kind of thing under its name, one row a line. */
async function* personalExport(
  db: PrismaClient,
  viewer: Viewer,
  now: Date,
): AsyncGenerator<string> {
  yield `{\n"exportedAt": ${JSON.stringify(now)}`;
  for (const [name, table] of Object.entries(PERSONAL_TABLES)) {
    yield `,\n${JSON.stringify(name)}: [`;
    let separator = "\n";
    for await (const row of readPersonalRows(db, viewer.id, table)) {
      yield separator + JSON.stringify(row);
      separator = ",\n";
    }
    yield "\n]";
  }
  yield "\n}\n";
}
