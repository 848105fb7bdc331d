import type { DocumentNode, FieldNode, GraphQLSchema } from "graphql";
import { getOperationAST, Kind, OperationTypeNode } from "graphql";
import { compileSelection, rowSelections, VIEWER } from "./compile-selection.ts";
import type { SqlSelection, StartedOperation } from "./compile-selection.ts";
import type { Instance } from "./context.ts";
import { selectedFields, variablesIn } from "./selected-fields.ts";

/** What the resolver of a field knows of the operation. */
interface SelectionInfo extends StartedOperation {
  fieldNodes: readonly FieldNode[];
}

/**
 * The selections of a field of an operation, kept with its node: documents are remembered by the server, so that an
 * operation which comes again finds its own here.
 */
interface Known {
  /** How often it was asked. */
  times: number;
  /** On the values of which variables the selection depends: of none, nearly always. Null where SQL cannot read it. */
  variables: readonly string[] | null;
  selections: Map<string, SqlSelection | null>;
}

const known = new WeakMap<FieldNode, Known>();
const MOST_KEPT = 20;

/**
 * How often a selection is asked until it gets statements of its own. Each of some ten connections has to plan them six
 * times, at about half a millisecond, and what is saved then are a few columns that nobody asked for.
 */
export const OFTEN = 1_000;

/**
 * What the operation asks, by SQL, of the rows of the field that is being resolved.
 * @returns null when it asks for something that only the mapper reads
 */
export function sqlSelection(
  info: SelectionInfo,
  instance: Pick<Instance, "abstracts">,
): SqlSelection | null {
  const [node, ...more] = info.fieldNodes;
  // Asked for in several places: too rare to be joined together.
  if (node === undefined || more.length > 0) return null;
  let asked = known.get(node);
  if (asked === undefined) {
    asked = { times: 0, variables: variablesOfRows(node, info), selections: new Map() };
    known.set(node, asked);
  }
  const { variables, selections } = asked;
  if (variables === null) return null;
  asked.times++;
  if (asked.times === OFTEN) selections.clear();
  // Of a process with several instances, as tests have them, each its own.
  const key =
    variables.length === 0
      ? instance.abstracts
      : JSON.stringify([
          instance.abstracts,
          ...variables.map((name) => info.variableValues[name] ?? null),
        ]);
  let selection = selections.get(key);
  if (selection === undefined) {
    if (selections.size >= MOST_KEPT) selections.clear();
    const { abstracts } = instance;
    selection = compileSelection(node, info, { abstracts, shared: asked.times < OFTEN });
    selections.set(key, selection);
  }
  return selection;
}

/** The variables on which it depends what is read of each row; null where the rows cannot be read by SQL. */
function variablesOfRows(node: FieldNode, operation: StartedOperation): string[] | null {
  const selections = rowSelections(node, operation);
  return selections && variablesIn(selections, operation);
}

/** Whether everything that a document with one operation asks is read by SQL, whatever its variables. */
export function isReadBySql(schema: GraphQLSchema, document: DocumentNode): boolean {
  const operation = getOperationAST(document);
  const queries = schema.getQueryType();
  if (operation?.operation !== OperationTypeNode.QUERY || !queries) return false;
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const fields = selectedFields({ schema, fragments }, queries.name, [operation.selectionSet]);
  if (fields === null) return false;
  const info = { schema, fragments, parentType: queries, variableValues: {} };
  return [...fields.values()].every(
    ({ node, beneath }) =>
      beneath.length === 1 &&
      variablesOfRows(node, info)?.length === 0 &&
      // Whatever is shown: that changes no more than what stands in a column.
      compileSelection(node, info, { abstracts: "none", shared: false }) !== null,
  );
}

/** The statements that were made around a selection, by what they differ in. */
const statements = new WeakMap<SqlSelection, Map<string, string>>();
const MOST_STATEMENTS = 50;

/**
 * A statement around a selection: the same text every time, so that it is prepared once.
 * @param shape tells apart the statements around one selection
 * @param write makes the text; `parameter()` is the placeholder of the next value
 * @param viewer what stands for the viewer's id: the first value unless told
 */
export function statementAround(
  selection: SqlSelection,
  shape: string,
  write: (parameter: () => string) => string,
  viewer = "$1",
): string {
  const written = statements.get(selection) ?? new Map<string, string>();
  statements.set(selection, written);
  let text = written.get(shape);
  if (text === undefined) {
    if (written.size >= MOST_STATEMENTS) written.clear();
    let taken = selection.needsViewer ? 1 : 0;
    text = write(() => `$${++taken}`).replaceAll(VIEWER, () => viewer);
    written.set(shape, text);
  }
  return text;
}
