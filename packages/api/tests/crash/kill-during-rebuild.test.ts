import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { loadSnapshot, snapshotPath } from "../../src/indexing/serving/snapshot-file.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { migrate } from "../../src/database/migrate.ts";
import { range } from "../papers/made-up-papers.ts";
import { startProgram } from "../support/child-program.ts";
import { createDataFolder } from "../support/data-folder.ts";

// `npm run index -- --rebuild` is killed wherever it is: the index of before is there, or all of the new one, and the next run ends.

const COMMAND = join(import.meta.dirname, "../../src/cli/index.ts");
const PAPERS = 6_000;
/** When, as shares of the time that a rebuild took before; it may take far less by now. */
const KILLS = [0.05, 0.2, 0.4, 0.6, 0.8];

test(
  "a rebuild that is killed leaves the index of before, or the new one",
  { timeout: 300_000 },
  async () => {
    const folder = await createDataFolder();
    onTestFinished(() => folder.remove());
    const location = { dataDir: folder.path, databaseUrl: folder.settings["DATABASE_URL"] };
    const add = async (title: string): Promise<void> => {
      const database = await openDatabase(location);
      try {
        await migrate(database);
        await database.prisma.paper.createMany({
          data: range(1, PAPERS / 2).map((number) => ({ title: `${title} ${number}` })),
        });
      } finally {
        await database.close();
      }
    };
    const rebuild = () =>
      startProgram(COMMAND, ["--rebuild", "--json"], { DATABASE_URL: "", ...folder.settings });

    await add("Walruses at rest");
    const began = performance.now();
    const first = await rebuild().ended();
    const took = performance.now() - began;
    expect(first).toMatchObject({ code: 0 });
    expect(JSON.parse(first.stdout)).toMatchObject({ papers: PAPERS / 2 });
    const before = await readFile(snapshotPath(folder.path));
    await add("Penguins in motion");

    let kills = 0;
    for (const share of KILLS) {
      const program = rebuild();
      await pause(took * share);
      await program.kill();
      if (program.process.exitCode === 0) break;
      if ((await readFile(snapshotPath(folder.path))).equals(before)) {
        kills += 1;
        continue;
      }
      // It was killed when it had swapped the new one in, and before it could say so.
      expect((await loadSnapshot(folder.path)).contents.segment.keys).toHaveLength(PAPERS);
      break;
    }
    expect(kills).toBeGreaterThan(0);
    expect(await rebuild().ended()).toMatchObject({ code: 0 });
    const { contents } = await loadSnapshot(folder.path);
    expect(contents.segment.keys).toHaveLength(PAPERS);
    const left = await readdir(dirname(snapshotPath(folder.path)));
    expect(left.filter((name) => name === "papers.index")).toHaveLength(1);
  },
);
