import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BenchFailure } from "./bench-failure.ts";
import type { ImportInput } from "./import-inputs.ts";
import type { Places } from "./import-places.ts";
import type { ImportTaskResult } from "./import-tasks.ts";
import { runTask } from "./import-tasks.ts";
import { median } from "./measure.ts";
import { withProgress } from "./progress.ts";

/** What importing one input into one kind of database came to: medians over the rounds. */
export interface ImportFigures {
  records: number;
  recordsPerSecond: number;
  /** Time of a plain COPY of the same rows divided by the import's: 1 is as fast as COPY. */
  ratioToCopy: number;
  /** The first import's time divided by that of the same again. */
  reimportRatio: number;
  /** The most memory that the process had, in MB. */
  peakMb: number;
  reimportPeakMb: number;
  /** Of the process that only wrote the rows. On PGlite the database is in it, as it is in the import's. */
  copyPeakMb: number;
  copyRecordsPerSecond: number;
}

interface Round {
  first: ImportTaskResult;
  again: ImportTaskResult;
  copy: ImportTaskResult;
}

/**
 * Imports an input into an empty database and once more into the same; then writes the rows that came of it to another
 * empty database by COPY. As often as there are rounds, so that whatever else the machine does meets all three alike.
 */
export async function measureImport(
  places: Places,
  input: ImportInput,
  rounds: number,
): Promise<ImportFigures> {
  const measured: Round[] = [];
  for (let round = 1; round <= rounds; round++) {
    const of = rounds === 1 ? "" : ` (round ${round} of ${rounds})`;
    measured.push(await measureRound(places, input, `${input.name}, ${places.name}${of}`));
  }
  const [one] = measured;
  const records = one ? recordsOf(one.first) : 0;
  const of = (figure: (round: Round) => number): number => median(measured.map(figure));
  return {
    records,
    recordsPerSecond: Math.round(of(({ first }) => records / first.seconds)),
    ratioToCopy: rounded(of(({ first, copy }) => copy.seconds / first.seconds)),
    reimportRatio: rounded(of(({ first, again }) => first.seconds / again.seconds)),
    peakMb: Math.round(of(({ first }) => first.peakMb)),
    reimportPeakMb: Math.round(of(({ again }) => again.peakMb)),
    copyPeakMb: Math.round(of(({ copy }) => copy.peakMb)),
    copyRecordsPerSecond: Math.round(of(({ copy }) => records / copy.seconds)),
  };
}

async function measureRound(places: Places, input: ImportInput, name: string): Promise<Round> {
  const rows = await mkdtemp(join(tmpdir(), "paperround-rows-"));
  const { request } = input;
  try {
    const place = await places.fresh();
    const first = await runTask(`Importing ${name}`, { kind: "import", place, request });
    const again = await runTask(`Importing again ${name}`, { kind: "import", place, request });
    assertUnchanged(first, again);
    await withProgress(`Reading the rows of ${name}`, () => places.dump(place, rows));
    await places.remove(place);
    const other = await places.fresh();
    const copy = await runTask(`Copying ${name}`, { kind: "copy", place: other, rows });
    await places.remove(other);
    return { first, again, copy };
  } finally {
    await rm(rows, { recursive: true, force: true });
  }
}

/** An import of nothing, or one that changes something the second time, is no measure. */
function assertUnchanged(first: ImportTaskResult, again: ImportTaskResult): void {
  const { new: added = 0, updated = 0, merged = 0 } = again.counts ?? {};
  if ((first.counts?.new ?? 0) === 0 || added + updated + merged > 0)
    throw new BenchFailure(
      `The import brought ${JSON.stringify(first.counts)}, and ${JSON.stringify(again.counts)} when it was repeated: what was measured means nothing.`,
    );
}

function recordsOf({ counts }: ImportTaskResult): number {
  return Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
}

function rounded(ratio: number): number {
  return Number(ratio.toFixed(3));
}
