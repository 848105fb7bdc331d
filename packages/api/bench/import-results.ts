import type { ImportFigures } from "./measure-import.ts";

/** What an import must reach on an idle machine; what falls short is said. */
const LEAST = { ratioToCopy: 0.25, reimportRatio: 3 } as const;
/** In MB: of the importing process, and where the database is in it, above what only writing the rows takes. */
const MOST_MB = { postgresql: 300, aboveCopyOnPglite: 150 } as const;

/** The results of one kind of database, by input. */
export type ImportResults = Record<string, ImportFigures>;

/** The results for people: a line an input. */
export function importTable(results: ImportResults): string {
  const heads = [
    "records/s",
    "÷ COPY",
    "again ×",
    "peak MB",
    "again MB",
    "COPY records/s",
    "COPY MB",
  ];
  const line = (name: string, cells: string[]): string =>
    name.padEnd(20) +
    cells.map((cell, index) => cell.padStart((heads[index]?.length ?? 0) + 2)).join("");
  return [
    line("", heads),
    ...Object.entries(results).map(([name, figures]) =>
      line(name, [
        figures.recordsPerSecond.toLocaleString("en"),
        figures.ratioToCopy.toFixed(2),
        figures.reimportRatio.toFixed(1),
        String(figures.peakMb),
        String(figures.reimportPeakMb),
        figures.copyRecordsPerSecond.toLocaleString("en"),
        String(figures.copyPeakMb),
      ]),
    ),
  ].join("\n");
}

/** How much dearer a record of a large import is than one of a small, and the same of COPY. */
export function costGrowth(small: ImportFigures, large: ImportFigures) {
  const growth = (name: "recordsPerSecond" | "copyRecordsPerSecond"): number =>
    Number((small[name] / large[name]).toFixed(2));
  return { import: growth("recordsPerSecond"), copy: growth("copyRecordsPerSecond") };
}

/** What does not reach what it must, a line each; figures that are not asked of a kind of database are left out. */
export function shortfalls(kind: "postgresql" | "pglite", results: ImportResults): string[] {
  return Object.entries(results).flatMap(([name, figures]) => {
    const { ratioToCopy, reimportRatio, peakMb, copyPeakMb } = figures;
    const above = peakMb - copyPeakMb;
    return [
      ...(kind === "postgresql" && ratioToCopy < LEAST.ratioToCopy
        ? [`${name}: ${ratioToCopy} of COPY, to be ${LEAST.ratioToCopy} or more`]
        : []),
      ...(reimportRatio < LEAST.reimportRatio
        ? [`${name}: again ${reimportRatio} times as fast, to be ${LEAST.reimportRatio} or more`]
        : []),
      ...(kind === "postgresql" && peakMb > MOST_MB.postgresql
        ? [`${name}: ${peakMb} MB resident, to be ${MOST_MB.postgresql} or less`]
        : []),
      ...(kind === "pglite" && above > MOST_MB.aboveCopyOnPglite
        ? [`${name}: ${above} MB above COPY, to be ${MOST_MB.aboveCopyOnPglite} or less`]
        : []),
    ];
  });
}
