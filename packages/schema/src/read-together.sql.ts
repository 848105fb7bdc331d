import { AsyncLocalStorage } from "node:async_hooks";
import type { SqlSelection } from "./compile-selection.ts";
import type { Sql, Viewer } from "./context.ts";
import { inBatches } from "./in-batches.ts";
import { statementAround } from "./sql-selection.ts";

/** A question that many ask at the same time, each of something else. */
export interface Question {
  /** Tells it apart from other questions with the same selection. */
  shape: string;
  /** The types of what it is asked of, as PostgreSQL names them. */
  types: readonly ("text" | "int")[];
  /** The answer as one expression, from the expressions of what it is asked of. */
  answer: (values: readonly string[]) => string;
}

/** One who asks. */
interface Asker {
  viewerId: string;
  values: readonly (string | number)[];
}

/** What is read for several belongs to none of them: the request of one may end, and its statements with it. */
const apart = AsyncLocalStorage.snapshot();

type Outcome = { value: unknown } | { error: unknown };
type Reader = (asker: Asker) => Promise<Outcome | undefined>;

const readers = new WeakMap<Sql, WeakMap<SqlSelection, Map<string, Reader>>>();

/**
 * Asks a question by one statement; those that come while the same question is being answered are asked together by the
 * next, so that a busy server sends few statements. Nobody gets an answer that was read before they asked, and what
 * cannot be answered is nobody's fault but its asker's.
 * @returns the answer as JSON has it; null when there is none
 */
export async function readTogether(
  sql: Sql,
  viewer: Viewer | null,
  selection: SqlSelection,
  question: Question,
  values: Asker["values"],
): Promise<unknown> {
  const read = readerOf(sql, selection, question);
  const outcome = await read({ viewerId: viewer?.id ?? "", values });
  if (outcome !== undefined && "error" in outcome) throw outcome.error;
  return outcome?.value ?? null;
}

function readerOf(sql: Sql, selection: SqlSelection, question: Question): Reader {
  let ofServer = readers.get(sql);
  if (!ofServer) readers.set(sql, (ofServer = new WeakMap()));
  let ofSelection = ofServer.get(selection);
  if (!ofSelection) ofServer.set(selection, (ofSelection = new Map()));
  let reader = ofSelection.get(question.shape);
  if (!reader) {
    reader = inBatches<Asker, Outcome>((askers) => readAll(sql, selection, question, askers));
    ofSelection.set(question.shape, reader);
  }
  return reader;
}

async function readAll(
  sql: Sql,
  selection: SqlSelection,
  question: Question,
  askers: Asker[],
): Promise<ReadonlyMap<Asker, Outcome>> {
  const [only, ...others] = askers;
  if (!only) return new Map();
  if (others.length > 0) return apart(readMany, sql, selection, question, askers);
  return new Map([[only, { value: await alone(sql, selection, question, only) }]]);
}

async function readMany(
  sql: Sql,
  selection: SqlSelection,
  question: Question,
  askers: Asker[],
): Promise<ReadonlyMap<Asker, Outcome>> {
  try {
    const rows = await together(sql, selection, question, askers);
    return new Map(askers.map((asker, place) => [asker, { value: rows[place]?.[0] }]));
  } catch {
    // What one of them asks must not fail the others.
    const outcomes = await Promise.allSettled(
      askers.map((asker) => alone(sql, selection, question, asker)),
    );
    return new Map(
      outcomes.map((outcome, place) => [
        askers[place] as Asker,
        outcome.status === "fulfilled" ? { value: outcome.value } : { error: outcome.reason },
      ]),
    );
  }
}

async function alone(
  sql: Sql,
  selection: SqlSelection,
  { shape, types, answer }: Question,
  { viewerId, values }: Asker,
): Promise<unknown> {
  const text = statementAround(
    selection,
    shape,
    (parameter) => `SELECT ${answer(types.map((type) => `${parameter()}::${type}`))}`,
  );
  const [row] = await sql(text, selection.needsViewer ? [viewerId, ...values] : values);
  return row?.[0];
}

function together(
  sql: Sql,
  selection: SqlSelection,
  { shape, types, answer }: Question,
  askers: readonly Asker[],
): Promise<unknown[][]> {
  const { needsViewer } = selection;
  const names = types.map((_, place) => `value${place}`);
  const text = statementAround(
    selection,
    `${shape} together`,
    (parameter) =>
      `SELECT ${answer(names.map((name) => `asked.${name}`))} ` +
      `FROM unnest(${[...(needsViewer ? ["$1::text[]"] : []), ...types.map((type) => `${parameter()}::${type}[]`)].join(", ")}) ` +
      `WITH ORDINALITY AS asked (${[...(needsViewer ? ["viewer_id"] : []), ...names, "place"].join(", ")}) ORDER BY asked.place`,
    "asked.viewer_id",
  );
  return sql(text, [
    ...(needsViewer ? [askers.map(({ viewerId }) => viewerId)] : []),
    ...types.map((_, place) => askers.map(({ values }) => values[place])),
  ]);
}
