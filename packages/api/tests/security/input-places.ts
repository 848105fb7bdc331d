import { randomUUID } from "node:crypto";
import type {
  GraphQLInputField,
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLSchema,
} from "graphql";
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from "graphql";
import { arxivId } from "../papers/made-up-papers.ts";

/** A place in a mutation's input that takes a value of one's own choice. */
export interface InputPlace {
  mutation: string;
  /** Within the input. */
  path: string[];
}

/** Every place in every mutation that takes such a scalar, alone or in a list. */
export function inputPlaces(schema: GraphQLSchema, scalar: "ID" | "String" | "Int"): InputPlace[] {
  return Object.keys(schema.getMutationType()?.getFields() ?? {}).flatMap((mutation) => {
    const input = inputOf(schema, mutation);
    return (input ? pathsIn(input, scalar) : []).map((path) => ({ mutation, path }));
  });
}

function inputOf(schema: GraphQLSchema, mutation: string): GraphQLInputObjectType | null {
  const [argument] = schema.getMutationType()?.getFields()[mutation]?.args ?? [];
  const type = argument && getNamedType(argument.type);
  return isInputObjectType(type) ? type : null;
}

function pathsIn(input: GraphQLInputObjectType, scalar: string): string[][] {
  return Object.values(input.getFields()).flatMap(({ name, type }) => {
    const named = getNamedType(type);
    if (isInputObjectType(named)) return pathsIn(named, scalar).map((path) => [name, ...path]);
    return named.name === scalar ? [[name]] : [];
  });
}

/**
 * The least input of a mutation, with this value at this place.
 * @param ids what other places take that want an id: of `orgId` that of “org”
 */
export function inputWith(
  schema: GraphQLSchema,
  { mutation, path }: InputPlace,
  value: unknown,
  ids: Record<string, string>,
): object {
  const input = inputOf(schema, mutation);
  if (!input) throw new Error(`${mutation} takes no input.`);
  return fill(input, path, value, ids);
}

function fill(
  input: GraphQLInputObjectType,
  [first, ...rest]: readonly string[],
  wantedValue: unknown,
  ids: Record<string, string>,
): object {
  const fields = Object.values(input.getFields());
  // A thing is moved after another one or before it: one of the two is given.
  const needed = fields.some(({ name }) => name === "before") && first !== "before" ? "after" : "";
  const wanted = fields.filter(
    (field) => field.name === first || field.name === needed || isRequiredInputField(field),
  );
  return Object.fromEntries(
    wanted.map((field) => {
      if (field.name !== first) return [field.name, sample(field, ids)];
      const named = getNamedType(field.type);
      const value = isInputObjectType(named) ? fill(named, rest, wantedValue, ids) : wantedValue;
      return [field.name, isListType(getNullableType(field.type)) ? [value] : value];
    }),
  );
}

/** What some other required field takes. */
function sample({ name, type }: GraphQLInputField, ids: Record<string, string>): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [valueOf(name, nullable.ofType, ids)];
  return valueOf(name, nullable, ids);
}

function valueOf(name: string, type: GraphQLInputType, ids: Record<string, string>): unknown {
  const named = getNamedType(type);
  if (named.name === "PaperRef") return { arxiv: arxivId(name === "paper" ? 1 : 2) };
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (named.name === "ID") return idFor(name, ids);
  if (name === "url") return "https://lab.example.org/told";
  if (name === "email") return "somebody@example.org";
  const values: Record<string, unknown> = {
    Boolean: true,
    Int: 1,
    Date: "2026-01-10",
    DateTime: "2026-01-20T12:00:00Z",
  };
  // Each request brings a key of its own, or the second would be told of the first.
  return values[named.name] ?? `text ${randomUUID()}`;
}

/** The thing of that name: of `orgId` the org, of `deliveryId` what is called “webhook delivery”. */
function idFor(name: string, ids: Record<string, string>): string | undefined {
  const what = name.replace(/Id$/, "").replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return ids[what] ?? Object.entries(ids).find(([key]) => key.endsWith(what))?.[1];
}

/** Whether an error's path leads to a place, or to what it stands in. */
export function leadsTo(errorPath: readonly string[], { path }: InputPlace): boolean {
  const place = ["input", ...path];
  return errorPath.length > 1 && place.every((part, at) => (errorPath[at] ?? part) === part);
}
