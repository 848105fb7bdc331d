import { CriticalityLevel, diff } from "@graphql-inspector/core";
import type { Change } from "@graphql-inspector/core";
import type { GraphQLSchema } from "graphql";
import { buildSchema, isInterfaceType, isObjectType } from "graphql";
import { lastingTypes } from "./lasting-types.ts";

/**
 * What breaks clients of one schema when it becomes another: what is gone without having been deprecated, and what has become
 * stricter.
 * @param before SDL
 * @param after SDL
 * @returns a line each, with the place
 */
export async function breakingChanges(before: string, after: string): Promise<string[]> {
  const released = buildSchema(before);
  const lasting = lastingTypes(released);
  const changes = await diff(released, buildSchema(after));
  return changes
    .filter(isBreaking)
    .filter((change) => !wasDeprecated(change, released) && !wentWithItsUses(change, lasting))
    .map(({ path, message }) => `${path ?? "schema"}: ${message}`);
}

function isBreaking({ criticality }: Change): boolean {
  return criticality.level === CriticalityLevel.Breaking;
}

/** Whether it was said before that it would go: `isRemovedFieldDeprecated`, `isEnumValueDeprecated` … */
function wasDeprecated({ type, path, meta }: Change, released: GraphQLSchema): boolean {
  // Of arguments the comparison does not say it.
  if (type === "FIELD_ARGUMENT_REMOVED" || type === "DIRECTIVE_ARGUMENT_REMOVED") {
    return isDeprecatedArgument(path ?? "", released);
  }
  return Object.entries(meta as Record<string, unknown>).some(
    ([name, value]) => name.endsWith("Deprecated") && value === true,
  );
}

/** @param path `Query.paper.id` of a field's, `@include.if` of a directive's */
function isDeprecatedArgument(path: string, released: GraphQLSchema): boolean {
  const [holder = "", ...names] = path.split(".");
  const argument = names.pop();
  const type = released.getType(holder);
  const args = holder.startsWith("@")
    ? released.getDirective(holder.slice(1))?.args
    : isObjectType(type) || isInterfaceType(type)
      ? type.getFields()[names[0] ?? ""]?.args
      : undefined;
  return args?.find(({ name }) => name === argument)?.deprecationReason != null;
}

/** Whether it is a type that nothing led to any more but what was deprecated. */
function wentWithItsUses({ type, path }: Change, lasting: ReadonlySet<string>): boolean {
  return type === "TYPE_REMOVED" && !lasting.has(path ?? "");
}
