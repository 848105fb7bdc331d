import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "./context.ts";
import type { AbstractPolicy } from "./papers/abstract-terms.ts";

/** Where an expression stands: the row that it is about, and what else it may name. */
export interface SqlPlace {
  /** The alias of the row. */
  row: string;
  /** A placeholder for the viewer's id, which is empty when nobody is signed in. */
  viewerId: () => string;
  /** Which abstracts are shown. */
  abstracts: AbstractPolicy;
}

/** How a field is read by SQL. */
export type SqlField =
  /**
   * A value as JSON has it, and what makes the field's own value of it. A column of the row is read at next to no cost, so
   * operations that share a statement read it whether they ask for it or not.
   */
  | { value: (place: SqlPlace) => string; decode?: (value: never) => unknown; isColumn?: true }
  /** Another row, or null: the rest of a SELECT, from FROM on. */
  | { one: string; from: RestOfSelect }
  /** A connection, of which its first rows can be read: the rest of a SELECT, and the order. */
  | { page: string; from: RestOfSelect; orderBy: (alias: string) => string }
  /** What a resolver of its own finds, given a value of the row; it reads its rows by another statement. */
  | { later: (place: SqlPlace) => string; resolve: ResolveLater; rows: SqlRoot };

type RestOfSelect = (place: SqlPlace, alias: string) => string;

type ResolveLater = (
  value: never,
  args: never,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;

/** Where the rows of a field that reads by a statement of its own stand beneath it. */
export interface SqlRoot {
  /** Their type. */
  typename: string;
  /** Field names, from that field. */
  paths: readonly (readonly string[])[];
}

const types = new Map<string, Readonly<Record<string, SqlField>>>();
const roots = new Map<string, SqlRoot>();

/**
 * Says how fields of a type are read by SQL. What nobody says is read by the mapper; and as a row comes from one of
 * the two, so is every row of an operation that asks for it.
 */
export function registerSqlFields(
  typename: string,
  fields: Readonly<Record<string, SqlField>>,
): void {
  types.set(typename, { ...types.get(typename), ...fields });
}

/** How a field is read by SQL; undefined when only the mapper can. */
export function sqlFieldOf(typename: string, field: string): SqlField | undefined {
  return types.get(typename)?.[field];
}

/** The fields of a type that are columns of its row. */
export function columnsOf(typename: string): string[] {
  return Object.entries(types.get(typename) ?? {}).flatMap(([name, field]) =>
    "isColumn" in field ? [name] : [],
  );
}

/** Says that a query at the top of an operation reads by SQL when it can. */
export function registerSqlRoot(query: string, root: SqlRoot): void {
  roots.set(query, root);
}

/** What a field reads by a statement of its own; undefined when it does not, or by the mapper alone. */
export function sqlRootOf(typename: string, field: string): SqlRoot | undefined {
  if (typename === "Query") return roots.get(field);
  const bySql = sqlFieldOf(typename, field);
  return bySql && "later" in bySql ? bySql.rows : undefined;
}

/** A column by its name, and what makes the field's value of it where it is not the same. */
export function column(name: string, decode?: (value: never) => unknown): SqlField {
  const value = ({ row }: SqlPlace): string => `${row}.${name}`;
  return { value, isColumn: true, ...(decode && { decode }) };
}

/** The first `limit` rows of a SELECT without its columns, as something that can stand behind FROM. */
export function firstRows(limit: number, alias: string, from: string): string {
  return `FROM (SELECT ${alias}.* ${from} LIMIT ${limit}) ${alias}`;
}
