import type { FieldNode, SelectionSetNode } from "graphql";
import { getArgumentValues, getNamedType, isObjectType } from "graphql";
import { DEFAULT_PAGE, MAX_PAGE } from "./paging.ts";
import { ReadPage, ReadRow } from "./read-row.ts";
import { selectedFields } from "./selected-fields.ts";
import type { Operation, SelectedField } from "./selected-fields.ts";
import { sqlFieldOf, sqlRootOf } from "./sql-fields.ts";
import type { SqlField, SqlPlace } from "./sql-fields.ts";

/** What an operation asks of each row of a query, as SQL. */
export interface SqlSelection {
  /** An expression over the row `p`: one JSON array. */
  sql: string;
  /** Whether it takes the viewer's id, as the parameter `$1`. */
  needsViewer: boolean;
  /** Makes the row of what came; null of null. */
  decode: (value: unknown) => ReadRow | null;
}

/** An operation with its variables. */
export interface StartedOperation extends Operation {
  variableValues: Readonly<Record<string, unknown>>;
}

/**
 * Turns what is asked beneath a query at the top of an operation into SQL.
 * @returns null when it cannot be read by SQL
 */
export function compileSelection(
  node: FieldNode,
  operation: StartedOperation,
): SqlSelection | null {
  try {
    return new Compilation(operation).query(node);
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
  #needsViewer = false;
  #aliases = 0;

  constructor(operation: StartedOperation) {
    this.#operation = operation;
  }

  query(node: FieldNode): SqlSelection | null {
    const name = node.name.value;
    const root = sqlRootOf(name);
    const type = this.#operation.schema.getQueryType();
    if (!root || !type) return null;
    const above: SelectedField = { node, beneath: node.selectionSet ? [node.selectionSet] : [] };
    const selections = root.paths.flatMap((path) => this.#follow(type.name, above, path));
    const { sql, decode } = this.#row(root.typename, selections, "p");
    return { sql, decode, needsViewer: this.#needsViewer };
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
        return "$1";
      },
    };
    const names: string[] = [];
    const columns: Compiled[] = [];
    for (const [name, selected] of this.#fields(typename, selections)) {
      const field = sqlFieldOf(typename, name);
      if (field === undefined) throw new Unknown();
      names.push(name);
      columns.push(this.#field(typename, field, place, selected));
    }
    const decoders = columns.map(({ decode }) => decode);
    // A class for each selection: its rows are alike, and take half the memory that they would in a class for all.
    class Row extends ReadRow {}
    return {
      sql: `json_build_array(${columns.map(({ sql }) => sql).join(", ")})`,
      decode(value) {
        if (value === null) return null;
        const read = new Row();
        // As many as there are columns.
        const values = value as never[];
        for (let index = 0; index < names.length; index++) {
          const decode = decoders[index];
          const one = values[index] as never;
          read[names[index] as string] = decode === undefined ? one : decode(one);
        }
        return read;
      },
    };
  }

  #field(typename: string, field: SqlField, place: SqlPlace, selected: SelectedField): Compiled {
    if ("value" in field) return { sql: field.value(place), decode: field.decode };
    const alias = `t${++this.#aliases}`;
    const from = field.from(place, alias);
    if ("one" in field) {
      const { sql, decode } = this.#row(field.one, selected.beneath, alias);
      return { sql: `(SELECT ${sql} ${from})`, decode };
    }
    const page = this.#typeOf(typename, selected.node.name.value);
    const limit = this.#pageSize(typename, selected.node);
    const { sql, decode } = this.#row(field.page, this.#nodes(page, selected.beneath), alias);
    const order = `ORDER BY ${field.orderBy(alias)}`;
    return {
      sql:
        `(SELECT coalesce(json_agg(${sql} ${order}), '[]') ` +
        `FROM (SELECT ${alias}.* ${from} ${order} LIMIT ${limit}) ${alias})`,
      decode: (values: unknown[]) => new ReadPage(values.map((value) => decode(value))),
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
