// How fast the API answers, compared with one hand-written SQL statement over bare HTTP, and with other GraphQL servers.
//   pnpm bench:api -- --papers 100000
import { Command, Option } from "commander";
import { runCli } from "../src/cli/run-cli.ts";
import { atLeast } from "./at-least.ts";
import { closingAll } from "./closing-all.ts";
import { divideCores } from "./cores.ts";
import { chooseLoadGenerator, CONNECTIONS } from "./load-generator.ts";
import { measurePglite } from "./measure-pglite.ts";
import { measurePostgresql } from "./measure-postgresql.ts";
import type { BenchSetup } from "./measure-postgresql.ts";
import { OPERATIONS, SMALLEST_CORPUS } from "./operations.ts";
import type { Operation } from "./operations.ts";
import type { Results } from "./results.ts";
import { table } from "./results.ts";

interface Options {
  papers: number;
  seconds: number;
  rounds: number;
  operations: Operation[];
  database: "postgresql" | "pglite" | "both";
  databaseUrl?: string;
  load?: "wrk" | "autocannon";
  peers: boolean;
  fresh: boolean;
  json: boolean;
}

const program = new Command("bench:api")
  .description(
    "Measures the list of 20, the single paper, the private look-up, and lists with selections that nobody prepared through the whole server, against one hand-written SQL statement over node:http that returns the same, and on PostgreSQL against Apollo Server, Mercurius and PostGraphile. The last line is JSON.",
  )
  .option(
    "--papers <number>",
    "how many papers the database holds",
    atLeast(SMALLEST_CORPUS),
    100_000,
  )
  .option("--seconds <number>", "how long one load takes", atLeast(1), 4)
  .option("--rounds <number>", "how often each is measured; medians are shown", atLeast(1), 5)
  .addOption(
    new Option("--operations <names...>", "what is measured")
      .choices(OPERATIONS)
      .default([...OPERATIONS]),
  )
  .addOption(
    new Option("--database <which>", "which database is measured")
      .choices(["postgresql", "pglite", "both"])
      .default("both"),
  )
  .option(
    "--database-url <url>",
    "a PostgreSQL server whose user may create databases; otherwise DATABASE_URL, TEST_DATABASE_URL, the server at this machine's socket, or one that is started for this run",
  )
  .addOption(
    new Option("--load <program>", "what sends the requests: wrk where it is installed").choices([
      "wrk",
      "autocannon",
    ]),
  )
  .option("--no-peers", "leave Apollo Server, Mercurius and PostGraphile out")
  .option("--fresh", "make the databases anew, even if they are there", false)
  .option("--json", "print nothing but the JSON", false)
  .action(run);

await runCli(program);

async function run(options: Options): Promise<void> {
  const { papers, fresh, seconds, rounds, operations } = options;
  const say = (line: string): void => {
    if (!options.json) console.log(line);
  };
  const { env } = process;
  const databaseUrl =
    options.databaseUrl || env["DATABASE_URL"] || env["TEST_DATABASE_URL"] || undefined;
  await closingAll(async ({ atEnd, closeAll }) => {
    const cores = await divideCores();
    const load = await chooseLoadGenerator(cores.load, options.load);
    const setup: BenchSetup = {
      corpus: { papers, fresh },
      effort: { seconds, rounds, operations },
      cores,
      send: load.send,
      atEnd,
      say,
    };
    say(
      `${papers.toLocaleString("en")} papers; ${load.name}, ${CONNECTIONS} connections; ${rounds} rounds of ${seconds} s.`,
    );
    const postgresql =
      options.database === "pglite"
        ? undefined
        : await measurePostgresql(setup, { databaseUrl, withPeers: options.peers });
    if (postgresql) say(`${table(postgresql)}\n`);
    await closeAll();
    const pglite = options.database === "postgresql" ? undefined : await measurePglite(setup);
    if (pglite) say(`${table(pglite)}\n`);
    console.log(JSON.stringify(lastLine(postgresql, pglite, options, load.name)));
  });
}

function lastLine(
  postgresql: Results | undefined,
  pglite: Results | undefined,
  { papers, seconds, rounds }: Options,
  load: string,
): object {
  return { ...postgresql, ...(pglite ? { pglite } : {}), papers, rounds, seconds, load };
}
