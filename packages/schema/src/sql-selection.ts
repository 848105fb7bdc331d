import type { DocumentNode, FieldNode, GraphQLSchema } from "graphql";
import { getOperationAST, Kind, OperationTypeNode } from "graphql";
import { compileSelection } from "./compile-selection.ts";
import type { SqlSelection, StartedOperation } from "./compile-selection.ts";
import { selectedFields, variablesBeneath } from "./selected-fields.ts";

/** What the resolver of a query knows of the operation. */
interface SelectionInfo extends StartedOperation {
  fieldNodes: readonly FieldNode[];
}

/**
 * The selections of a field of an operation, kept with its node: documents are remembered by the server, so that an
 * operation which comes again finds its own here.
 */
interface Known {
  /** On the values of which variables the selection depends: of none, nearly always. */
  variables: readonly string[];
  selections: Map<string, SqlSelection | null>;
}

const known = new WeakMap<FieldNode, Known>();
const MOST_KEPT = 20;

/**
 * What the operation asks, by SQL, of the rows of the query that is being resolved.
 * @returns null when it asks for something that only the mapper reads
 */
export function sqlSelection(info: SelectionInfo): SqlSelection | null {
  const [node, ...more] = info.fieldNodes;
  // Asked for in several places: too rare to be joined together.
  if (node === undefined || more.length > 0) return null;
  let { variables, selections } = known.get(node) ?? {};
  if (!variables || !selections) {
    variables = variablesBeneath(node, info);
    selections = new Map();
    known.set(node, { variables, selections });
  }
  const key =
    variables.length === 0
      ? ""
      : JSON.stringify(variables.map((name) => info.variableValues[name] ?? null));
  let selection = selections.get(key);
  if (selection === undefined) {
    if (selections.size >= MOST_KEPT) selections.clear();
    selection = compileSelection(node, info);
    selections.set(key, selection);
  }
  return selection;
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
  const info = { schema, fragments, variableValues: {} };
  return [...fields.values()].every(
    ({ node, beneath }) =>
      beneath.length === 1 &&
      variablesBeneath(node, info).length === 0 &&
      compileSelection(node, info) !== null,
  );
}

/** The statements that were made around a selection, by what they differ in. */
const statements = new WeakMap<SqlSelection, Map<string, string>>();
const MOST_STATEMENTS = 50;

/**
 * A statement around a selection: the same text every time, so that it is prepared once.
 * @param shape tells apart the statements around one selection
 * @param write makes the text; `parameter()` is the placeholder of the next value
 */
export function statementAround(
  selection: SqlSelection,
  shape: string,
  write: (parameter: () => string) => string,
): string {
  const written = statements.get(selection) ?? new Map<string, string>();
  statements.set(selection, written);
  let text = written.get(shape);
  if (text === undefined) {
    if (written.size >= MOST_STATEMENTS) written.clear();
    let taken = selection.needsViewer ? 1 : 0;
    text = write(() => `$${++taken}`);
    written.set(shape, text);
  }
  return text;
}
