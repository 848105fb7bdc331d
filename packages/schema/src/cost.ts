import type { FieldComplexityFunction } from "@pothos/plugin-complexity";
import { getNamedType, isLeafType } from "graphql";
import type { Context } from "./context.ts";
import { DEFAULT_PAGE } from "./paging.ts";

/** The most objects that one operation may ask for, pages multiplied through. */
export const MAX_COST = 10_000;

/** How deep an operation may nest. */
export const MAX_DEPTH = 16;

/**
 * What a field costs, unless it says otherwise: an object is 1, a value nothing, and a connection multiplies what
 * is beneath it by its page, the default page included.
 */
export const fieldCost: FieldComplexityFunction<Context, Record<string, unknown>> = (
  args,
  _context,
  field,
) => {
  const cost = isLeafType(getNamedType(field.type)) ? 0 : 1;
  const isConnection = field.args.some((argument) => argument.name === "first");
  if (!isConnection) return { field: cost, multiplier: 1 };
  // Both at once is refused later; until then it costs as much as the larger.
  const page = Math.max(Number(args.first ?? 0), Number(args.last ?? 0));
  const isAsked = args.first != null || args.last != null;
  return { field: cost, multiplier: isAsked ? Math.max(1, page) : DEFAULT_PAGE };
};
