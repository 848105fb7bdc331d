// How fast papers are imported, compared with a plain COPY of the same rows into the same tables.
//   pnpm bench:import -- --records 100000
import { Command, Option } from "commander";
import { runCli } from "../src/cli/run-cli.ts";
import { startFolder } from "../src/config.ts";
import { resolve } from "node:path";
import { atLeast } from "./at-least.ts";
import { closingAll } from "./closing-all.ts";
import type { Opened } from "./closing-all.ts";
import { dumpInput, DUMP, generatedInput } from "./import-inputs.ts";
import type { ImportInput } from "./import-inputs.ts";
import { embeddedPlaces, placesOnServer } from "./import-places.ts";
import type { Places } from "./import-places.ts";
import { costGrowth, importTable, shortfalls } from "./import-results.ts";
import type { ImportResults } from "./import-results.ts";
import { endTasks } from "./import-tasks.ts";
import { measureImport } from "./measure-import.ts";
import { findPostgresql, ownPostgresql } from "./postgresql-server.ts";
import { endProgress } from "./progress.ts";

interface Options {
  records: number;
  dump: string;
  rounds: number;
  flat: boolean;
  database: "postgresql" | "pglite" | "both";
  databaseUrl?: string;
  json: boolean;
}

/** Between these the cost of a record must not grow. */
const FLAT_FROM = 10_000;
const FLAT_TO = 300_000;

const program = new Command("bench:import")
  .description(
    "Measures the import of a dump of the daily papers and of generated records, the same import once more, and a plain COPY of the rows that came of it. The last line is JSON.",
  )
  .option("--records <number>", "how many records are generated; 0 for none", atLeast(0), 100_000)
  .option("--dump <path>", "a dump of the daily papers", DUMP)
  .option("--rounds <number>", "how often each is measured; medians are shown", atLeast(1), 1)
  .option(
    "--flat",
    `measure only how the cost of a record grows from ${FLAT_FROM.toLocaleString("en")} generated records to ${FLAT_TO.toLocaleString("en")}, or to --records where it is given`,
    false,
  )
  .addOption(
    new Option("--database <which>", "which database is measured")
      .choices(["postgresql", "pglite", "both"])
      .default("both"),
  )
  .option(
    "--database-url <url>",
    "a PostgreSQL server whose user may create databases; otherwise DATABASE_URL, TEST_DATABASE_URL, the server at this machine's socket (not with --flat), or one that is started for this run with a quarter of the memory",
  )
  .option("--json", "print nothing but the JSON", false)
  .action(run);

await runCli(program);

async function run(options: Options): Promise<void> {
  const say = (line: string): void => {
    if (!options.json) console.log(line);
  };
  await closingAll(async ({ atEnd, closeAll }) => {
    const inputs = await chooseInputs(options, say);
    const results: Record<string, object> = {};
    for (const kind of ["postgresql", "pglite"] as const) {
      if (options.database !== "both" && options.database !== kind) continue;
      const places = await openPlaces(kind, options, atEnd);
      const figures = await measureAll(places, inputs, options.rounds);
      endProgress();
      say(
        `${places.name}, ${options.rounds === 1 ? "1 round" : `${options.rounds} rounds`}\n${importTable(figures)}`,
      );
      for (const line of shortfalls(kind, figures)) say(`Falls short: ${line}.`);
      results[kind] = options.flat ? withGrowth(figures, say) : figures;
      await closeAll();
    }
    console.log(JSON.stringify({ ...results, rounds: options.rounds }));
  }, endTasks);
}

async function chooseInputs(options: Options, say: (line: string) => void): Promise<ImportInput[]> {
  if (options.flat) {
    const largest =
      program.getOptionValueSource("records") === "default" ? FLAT_TO : options.records;
    return [await generatedInput(FLAT_FROM), await generatedInput(largest)];
  }
  const path = resolve(startFolder(), options.dump);
  const dump = dumpInput(path);
  if (dump === null) say(`Without the dump of the daily papers: there is no ${path}.`);
  return [
    ...(dump === null ? [] : [dump]),
    ...(options.records === 0 ? [] : [await generatedInput(options.records)]),
  ];
}

async function openPlaces(
  kind: "postgresql" | "pglite",
  options: Options,
  atEnd: Opened["atEnd"],
): Promise<Places> {
  const { env } = process;
  let places: Places;
  if (kind === "pglite") places = await embeddedPlaces();
  else {
    const named =
      options.databaseUrl || env["DATABASE_URL"] || env["TEST_DATABASE_URL"] || undefined;
    // How the cost grows hangs on the server's memory: it is given what the manual tells operators to give it.
    const server =
      (options.flat && named === undefined ? await ownPostgresql() : null) ??
      (await findPostgresql(named));
    atEnd(() => server.close());
    places = await placesOnServer(server);
  }
  atEnd(() => places.close());
  return places;
}

async function measureAll(
  places: Places,
  inputs: readonly ImportInput[],
  rounds: number,
): Promise<ImportResults> {
  const results: ImportResults = {};
  for (const input of inputs) results[input.name] = await measureImport(places, input, rounds);
  return results;
}

function withGrowth(figures: ImportResults, say: (line: string) => void): object {
  const [small, large] = Object.values(figures);
  if (!small || !large) throw new Error("Both sizes were measured.");
  const costGrows = costGrowth(small, large);
  say(
    `A record of ${large.records.toLocaleString("en")} costs ${costGrows.import} times one of ${small.records.toLocaleString("en")}; by COPY ${costGrows.copy} times.`,
  );
  return { ...figures, costGrows };
}
