import { Kind } from "graphql";
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from "graphql";

/** What an operation may be at most. Generous for people and programs, far too little for an attack. */
export interface OperationLimits {
  /** Levels of nesting, fragments unfolded. */
  depth: number;
  /** Fields, fragments unfolded: a fragment used twice counts twice. */
  fields: number;
  /** Fields with another name than their own, fragments unfolded. */
  aliases: number;
  /** The same field of one selection, said again and again. */
  repeats: number;
  /** Directives, fragments unfolded. */
  directives: number;
}

const OPERATION_LIMITS: OperationLimits = {
  // GraphiQL's introspection is 15 deep.
  depth: 16,
  fields: 1_000,
  aliases: 60,
  repeats: 10,
  directives: 60,
};

/** The most tokens of a document; the parser stops there. */
export const MAX_TOKENS = 4_000;

/** How much of each there is. */
type Size = Omit<OperationLimits, "repeats">;

/**
 * Says what is too large about a document, before anything else looks at it: other rules take time that grows with the
 * square of the fields. Each fragment is measured once, however often it is used, so this itself takes time in
 * proportion to the text.
 * @returns undefined when nothing is
 */
export function tooLarge(
  document: DocumentNode,
  limits: OperationLimits = OPERATION_LIMITS,
): string | undefined {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  const measure = createMeasure(fragments, limits);
  for (const definition of document.definitions) {
    if (!("selectionSet" in definition)) continue;
    const complaint = measure.definition(
      definition.selectionSet,
      definition.directives?.length ?? 0,
    );
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

function createMeasure(
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  limits: OperationLimits,
) {
  const known = new Map<string, Size>();
  const open = new Set<string>();
  let repeated: string | undefined;

  const fragment = (name: string): Size => {
    const definition = fragments.get(name);
    const measured = known.get(name);
    if (measured !== undefined) return measured;
    // A circle, or a name that is not there: the validation that comes after refuses both.
    if (definition === undefined || open.has(name)) return EMPTY;
    open.add(name);
    const size = selection(definition.selectionSet);
    open.delete(name);
    known.set(name, size);
    return size;
  };

  const selection = (set: SelectionSetNode): Size => {
    const total: Size = { ...EMPTY };
    const names = new Map<string, number>();
    for (const node of set.selections) {
      total.directives += node.directives?.length ?? 0;
      let inner: Size = EMPTY;
      let level = 0;
      if (node.kind === Kind.FIELD) {
        const name = node.alias?.value ?? node.name.value;
        const times = (names.get(name) ?? 0) + 1;
        names.set(name, times);
        if (times > limits.repeats) repeated ??= name;
        total.fields += 1;
        if (node.alias !== undefined) total.aliases += 1;
        level = 1;
        if (node.selectionSet !== undefined) inner = selection(node.selectionSet);
      } else {
        inner =
          node.kind === Kind.FRAGMENT_SPREAD
            ? fragment(node.name.value)
            : selection(node.selectionSet);
      }
      total.fields += inner.fields;
      total.aliases += inner.aliases;
      total.directives += inner.directives;
      total.depth = Math.max(total.depth, level + inner.depth);
    }
    return total;
  };

  return {
    definition(set: SelectionSetNode, directives: number): string | undefined {
      const size = selection(set);
      size.directives += directives;
      if (repeated !== undefined) {
        return `The field "${repeated}" stands more than ${limits.repeats} times in one selection: name it once.`;
      }
      for (const [what, unit] of Object.entries(UNITS) as [keyof Size, string][]) {
        if (size[what] > limits[what]) {
          return `This operation has ${size[what]} ${unit}, fragments unfolded; at most ${limits[what]} are answered. Ask for less, or in several operations.`;
        }
      }
      return undefined;
    },
  };
}

const EMPTY: Readonly<Size> = { depth: 0, fields: 0, aliases: 0, directives: 0 };

const UNITS: Record<keyof Size, string> = {
  depth: "levels",
  fields: "fields",
  aliases: "aliases",
  directives: "directives",
};
