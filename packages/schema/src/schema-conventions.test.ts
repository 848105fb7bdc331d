import { readFile } from "node:fs/promises";
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from "graphql";
import type { GraphQLField, GraphQLNamedType, GraphQLObjectType } from "graphql";
import { describe, expect, it } from "vitest";

// The playground is the manual, and programs guess names: so both are checked on what is printed.

const printed = await readFile(new URL("../schema.graphql", import.meta.url), "utf8");
const schema = buildSchema(printed);
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith("__"));
const BUILT_IN = ["Boolean", "Float", "ID", "Int", "String"];

/** Every field of objects and interfaces, with the type it stands in. */
const fields = types.flatMap((type) =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).map((field) => ({
        type,
        field,
        place: `${type.name}.${field.name}`,
      }))
    : [],
);

/** Everything that can carry a description, by its coordinate. */
function* described(
  type: GraphQLNamedType,
): Generator<{ place: string; description: string | null | undefined }> {
  yield { place: type.name, description: type.description };
  if (isEnumType(type)) {
    for (const value of type.getValues())
      yield { place: `${type.name}.${value.name}`, description: value.description };
  }
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      yield { place: `${type.name}.${field.name}`, description: field.description };
      for (const argument of "args" in field ? field.args : []) {
        yield {
          place: `${type.name}.${field.name}(${argument.name}:)`,
          description: argument.description,
        };
      }
    }
  }
}

function mutations(): GraphQLField<unknown, unknown>[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {});
}

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

describe("the printed schema", () => {
  it("describes every type, field, argument, input field and enum value in a sentence", () => {
    const bad = types
      .filter(({ name }) => !BUILT_IN.includes(name))
      .flatMap((type) => [...described(type)])
      .filter(({ description }) => !/^\S.*[.:]$/s.test(description?.trim() ?? ""))
      .map(({ place, description }) => `${place}: ${description ?? "(nothing)"}`);
    expect(bad).toEqual([]);
  });

  it("names types, fields and enum values the way GraphQL does", () => {
    const bad = types.flatMap((type) => [
      ...(/^[A-Z][A-Za-z0-9]*$/.test(type.name) ? [] : [type.name]),
      ...(isEnumType(type)
        ? type
            .getValues()
            .map(({ name }) => name)
            .filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name))
        : []),
      ...("getFields" in type
        ? Object.values(type.getFields())
            .map(({ name }) => name)
            .filter((name) => !/^[a-z][A-Za-z0-9]*$/.test(name))
        : []),
    ]);
    expect(bad).toEqual([]);
  });

  it("has errors that implement Error, and nothing else does", () => {
    const named = types
      .filter((type) => isObjectType(type) && type.name.endsWith("Error"))
      .map(({ name }) => name);
    const error = schema.getType("Error");
    if (!isInterfaceType(error)) throw new Error("There is no interface Error.");
    const implementing = schema.getPossibleTypes(error).map(({ name }) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(implementing.sort()).toEqual(named.sort());
  });

  it("tells the code of each error in its description", () => {
    for (const type of types.filter((type) => isObjectType(type) && type.name.endsWith("Error"))) {
      const code = type.name
        .replace(/Error$/, "")
        .replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_")
        .toUpperCase();
      expect(type.description).toContain(`Code \`${code}\``);
    }
  });

  it.each(mutations().map((field) => [field.name, field] as const))(
    "answers %s with a union of one success and errors",
    (name, field) => {
      const result = getNamedType(field.type);
      expect(isNonNullType(field.type)).toBe(true);
      expect(result.name).toBe(`${pascal(name)}Result`);
      if (!isUnionType(result)) throw new Error(`${result.name} is no union.`);
      const members = result.getTypes();
      const isError = (type: GraphQLObjectType) =>
        type.getInterfaces().some((one) => one.name === "Error");
      expect(members.filter((type) => !isError(type)).map((type) => type.name)).toEqual([
        `${pascal(name)}Success`,
      ]);
      expect(members.filter(isError).length).toBeGreaterThan(0);
    },
  );

  it.each(mutations().map((field) => [field.name, field] as const))(
    "takes the arguments of %s in one input, and can refuse them",
    (name, { args, type }) => {
      expect(args.map((argument) => `${argument.name}: ${String(argument.type)}`)).toEqual(
        // What is ended is the viewer's only one.
        name === "signOut" || name === "unsubscribeFromDigest"
          ? []
          : [`input: ${pascal(name)}Input!`],
      );
      const result = getNamedType(type);
      if (!isUnionType(result)) throw new Error(`${result.name} is no union.`);
      const members = result.getTypes().map((member) => member.name);
      if (args.length > 0) expect(members).toContain("InvalidInputError");
    },
  );

  it.each(mutations().map((field) => [field.name, field] as const))(
    "says what a token needs for %s, and refuses what lacks it",
    (name, { description, type }) => {
      const scope = /A token needs the scope `([A-Z]+)`\.$/.exec(description ?? "")?.[1];
      const isForNoToken = description?.endsWith("Needs a session: no token can do it.") ?? false;
      const isForAnyone = description?.endsWith("Needs no account.") ?? false;
      expect(
        [scope !== undefined, isForNoToken, isForAnyone].filter(Boolean),
        `${name}: declare it by t.withAuth({ scope: "…" }), { editor: true }, { moderator: true }, { session: true } or { anyone: true }`,
      ).toHaveLength(1);
      const result = getNamedType(type);
      const members = isUnionType(result) ? result.getTypes().map((member) => member.name) : [];
      if (scope !== undefined) {
        const scopes = schema.getType("TokenScope");
        expect(isEnumType(scopes) && scopes.getValue(scope)).toBeTruthy();
        expect(members).toEqual(expect.arrayContaining(["SignedOutError", "MissingScopeError"]));
      }
      if (isForNoToken)
        expect(members).toEqual(expect.arrayContaining(["SignedOutError", "ForbiddenError"]));
    },
  );

  it("pages everything that is called a connection, and nothing else", () => {
    for (const { field, place } of fields) {
      const type = getNamedType(field.type);
      const args = field.args.map((argument) => argument.name);
      const isConnection = type.name.endsWith("Connection");
      if (isConnection) {
        expect(args, place).toEqual(expect.arrayContaining(["first", "after", "last", "before"]));
        const parts = isObjectType(type) ? Object.keys(type.getFields()) : [];
        expect(parts, type.name).toEqual(expect.arrayContaining(["edges", "nodes", "pageInfo"]));
      } else {
        expect(
          args.some((name) => ["after", "last", "before"].includes(name)),
          place,
        ).toBe(false);
      }
    }
  });

  it("has no default values in its inputs: operations that are compiled do not fill them in", () => {
    const defaults = types.flatMap((type) =>
      isInputObjectType(type)
        ? Object.values(type.getFields())
            .filter((field) => field.defaultValue !== undefined)
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
    expect(defaults).toEqual([]);
  });

  it("says in a field's name what time and number it holds", () => {
    for (const { field, place } of fields) {
      const type = getNamedType(field.type).name;
      if (type === "DateTime") expect(field.name, place).toMatch(/At$/);
      if (type === "Date") expect(field.name, place).toMatch(/On$|^(?:day|from|to)$/);
      if (field.name.endsWith("Count")) expect(String(field.type), place).toBe("Int!");
      if (field.name.endsWith("Seconds")) expect(String(field.type), place).toBe("Int!");
      // A filter says what was asked of a thing, and null where nothing was.
      const isOfFilter = /Filter\.\w+$/.test(place);
      if (type === "Boolean" && !isOfFilter) expect(String(field.type), place).toBe("Boolean!");
    }
  });

  it("gives every node a global id", () => {
    for (const { type, field, place } of fields) {
      if (field.name === "id") expect(String(field.type), place).toBe("ID!");
      if (isObjectType(type) && type.getInterfaces().some((one) => one.name === "Node")) {
        expect(Object.keys(type.getFields()), type.name).toContain("id");
      }
    }
  });
});
