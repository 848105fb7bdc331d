import type { FieldNode, SelectionSetNode } from "graphql";
import { getArgumentValues, getNamedType, isObjectType } from "graphql";
import type { Instance } from "./context.ts";
import { DEFAULT_PAGE, MAX_PAGE } from "./paging.ts";
import { ReadPage, ReadRow } from "./read-row.ts";
import { selectedFields } from "./selected-fields.ts";
import type { Operation, SelectedField } from "./selected-fields.ts";
import { columnsOf, sqlFieldOf, sqlRootOf } from "./sql-fields.ts";
import type { SqlField, SqlPlace, SqlRoot } from "./sql-fields.ts";

/** Stands in a selection for the viewer's id, until a statement says what that is: a parameter, or a column. */
export const VIEWER = "$viewer";

/** What an operation asks of each row of a query, as SQL. */
export interface SqlSelection {
  /** An expression over the row `p`: one JSON array. Where it needs the viewer's id stands {@link VIEWER}. */
  sql: string;
  /** Whether it stands there. */
  needsViewer: boolean;
  /** Makes the row of what came; null of null. */
  decode: (value: unknown) => ReadRow | null;
}

/** An operation with its variables. */
export interface StartedOperation extends Operation {
  /** The type of the field that is being resolved. */
  parentType: { readonly name: string };
  variableValues: Readonly<Record<string, unknown>>;
}

/** How a selection becomes SQL. */
export interface SqlStyle extends Pick<Instance, "abstracts"> {
  /**
   * Whether it is written as for other operations that ask nearly the same: with all columns of a row, in an order of its
   * own, and pages of a few sizes. So operations that come seldom share statements that PostgreSQL has planned.
   */
  shared: boolean;
}

/**
 * Turns what is asked beneath a field that reads by a statement of its own into SQL.
 * @returns null when it cannot be read by SQL
 */
export function compileSelection(
  node: FieldNode,
  operation: StartedOperation,
  style: SqlStyle,
): SqlSelection | null {
  try {
    return new Compilation(operation, style).query(node);
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}

/**
 * What is asked of the rows of a field that reads by a statement of its own, wherever beneath it they stand.
 * @returns null when they cannot be read by SQL
 */
export function rowSelections(
  node: FieldNode,
  operation: StartedOperation,
): SelectionSetNode[] | null {
  try {
    return new Compilation(operation).rowSelections(node)?.selections ?? null;
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}

/** What cannot be read by SQL. */
class Unknown extends Error {}

type Decode = (value: never) => unknown;

interface Compiled {
  sql: string;
  decode: Decode | undefined;
}

class Compilation {
  readonly #operation: StartedOperation;
  readonly #style: SqlStyle;
  #needsViewer = false;
  #aliases = 0;

  constructor(operation: StartedOperation, style: SqlStyle = { abstracts: "none", shared: false }) {
    this.#operation = operation;
    this.#style = style;
  }

  query(node: FieldNode): SqlSelection | null {
    const rows = this.rowSelections(node);
    if (rows === null) return null;
    const { sql, decode } = this.#row(rows.typename, rows.selections, "p");
    return { sql, decode, needsViewer: this.#needsViewer };
  }

  rowSelections(node: FieldNode): { typename: string; selections: SelectionSetNode[] } | null {
    const type = this.#operation.parentType.name;
    const root = sqlRootOf(type, node.name.value);
    if (!root) return null;
    const above: SelectedField = { node, beneath: node.selectionSet ? [node.selectionSet] : [] };
    return { typename: root.typename, selections: this.#rowsOf(root, type, above) };
  }

  #rowsOf({ paths }: SqlRoot, typename: string, above: SelectedField): SelectionSetNode[] {
    return paths.flatMap((path) => this.#follow(typename, above, path));
  }

  /** What is asked at the end of a path of fields, which may be asked for or not. */
  #follow(typename: string, above: SelectedField, path: readonly string[]): SelectionSetNode[] {
    const [next, ...rest] = path;
    if (next === undefined) return above.beneath;
    const type = this.#typeOf(typename, above.node.name.value);
    const field = this.#fields(type, above.beneath).get(next);
    return field === undefined ? [] : this.#follow(type, field, rest);
  }

  #row(
    typename: string,
    selections: readonly SelectionSetNode[],
    row: string,
  ): { sql: string; decode: (value: unknown) => ReadRow | null } {
    const place: SqlPlace = {
      row,
      viewerId: () => {
        this.#needsViewer = true;
        return VIEWER;
      },
      abstracts: this.#style.abstracts,
    };
    const asked = this.#fields(typename, selections);
    const columns = this.#toRead(typename, asked).map((name) => {
      const field = sqlFieldOf(typename, name);
      if (field === undefined) throw new Unknown();
      return { name, ...this.#field(typename, field, place, asked.get(name)) };
    });
    const wanted = columns.flatMap(({ name, decode }, index) =>
      asked.has(name) ? [{ name, decode, index }] : [],
    );
    // A class for each selection: its rows are alike, and take half the memory that they would in a class for all.
    class Row extends ReadRow {}
    return {
      sql: `json_build_array(${columns.map(({ sql }) => sql).join(", ")})`,
      decode(value) {
        if (value === null) return null;
        const read = new Row();
        // As many as there are columns.
        const values = value as never[];
        for (const { name, decode, index } of wanted) {
          const one = values[index] as never;
          read[name] = decode === undefined ? one : decode(one);
        }
        return read;
      },
    };
  }

  /** The names of the fields that are read of a row. */
  #toRead(typename: string, asked: ReadonlyMap<string, SelectedField>): string[] {
    if (!this.#style.shared) return [...asked.keys()];
    return [...new Set([...asked.keys(), ...columnsOf(typename)])].sort();
  }

  #field(
    typename: string,
    field: SqlField,
    place: SqlPlace,
    selected: SelectedField | undefined,
  ): Compiled {
    if ("value" in field) return { sql: field.value(place), decode: field.decode };
    if (selected === undefined) throw new Unknown();
    if ("later" in field) {
      // Its resolver will read by SQL whatever stands there, once: see `sqlSelection`.
      if (selected.beneath.length !== 1) throw new Unknown();
      const rows = this.#rowsOf(field.rows, typename, selected);
      new Compilation(this.#operation, this.#style).#row(field.rows.typename, rows, "p");
      return { sql: field.later(place), decode: undefined };
    }
    const alias = `t${++this.#aliases}`;
    const from = field.from(place, alias);
    if ("one" in field) {
      const { sql, decode } = this.#row(field.one, selected.beneath, alias);
      return { sql: `(SELECT ${sql} ${from})`, decode };
    }
    const page = this.#typeOf(typename, selected.node.name.value);
    const size = this.#pageSize(typename, selected.node);
    const limit = this.#style.shared ? sharedSize(size) : size;
    const { sql, decode } = this.#row(field.page, this.#nodes(page, selected.beneath), alias);
    const order = `ORDER BY ${field.orderBy(alias)}`;
    return {
      sql:
        // In the order in which they come: PostgreSQL would sort them anew to be told it again.
        `(SELECT coalesce(json_agg(${sql}), '[]') ` +
        `FROM (SELECT ${alias}.* ${from} ${order} LIMIT ${limit}) ${alias})`,
      decode: (values: unknown[]) =>
        new ReadPage(values.slice(0, size).map((value) => decode(value))),
    };
  }

  /** What is asked of the rows of a connection; their cursors and how the page stands are not read. */
  #nodes(page: string, selections: readonly SelectionSetNode[]): SelectionSetNode[] {
    return [...this.#fields(page, selections)].flatMap(([name, { beneath }]) => {
      if (name === "nodes") return beneath;
      if (name !== "edges") throw new Unknown();
      const edge = this.#fields(this.#typeOf(page, name), beneath);
      if ([...edge.keys()].some((other) => other !== "node")) throw new Unknown();
      return edge.get("node")?.beneath ?? [];
    });
  }

  #pageSize(typename: string, node: FieldNode): number {
    const { first, ...others } = getArgumentValues(
      this.#definition(typename, node.name.value),
      node,
      this.#operation.variableValues,
    );
    const size = Number(first ?? DEFAULT_PAGE);
    const isFirstPage = Object.values(others).every((value) => value == null);
    if (!isFirstPage || !(size >= 0 && size <= MAX_PAGE)) throw new Unknown();
    return size;
  }

  #fields(typename: string, selections: readonly SelectionSetNode[]): Map<string, SelectedField> {
    const fields = selectedFields(this.#operation, typename, selections);
    if (fields === null) throw new Unknown();
    return fields;
  }

  #typeOf(typename: string, field: string): string {
    return getNamedType(this.#definition(typename, field).type).name;
  }

  #definition(typename: string, field: string) {
    const type = this.#operation.schema.getType(typename);
    const definition = isObjectType(type) ? type.getFields()[field] : undefined;
    if (definition === undefined) throw new Unknown();
    return definition;
  }
}

/** How large the pages of statements are that operations share. */
const SHARED_SIZES = [5, DEFAULT_PAGE, MAX_PAGE];

/** The smallest of them that holds a page. */
function sharedSize(size: number): number {
  return SHARED_SIZES.find((shared) => size <= shared) ?? size;
}
