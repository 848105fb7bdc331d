import type {
  DirectiveNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  SelectionSetNode,
} from "graphql";
import { isAbstractType, isObjectType, Kind, print, visit } from "graphql";

/** A field of a selection, and everything that is asked beneath it. */
export interface SelectedField {
  node: FieldNode;
  beneath: SelectionSetNode[];
}

/** What is needed to read a selection. */
export interface Operation {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/**
 * The fields that selections ask of an object, by name and each once, fragments unfolded, `__typename` left out. Fields
 * that directives may leave out are among them: to read one in vain costs little.
 * @returns null when a field stands there twice with other arguments
 */
export function selectedFields(
  operation: Operation,
  typename: string,
  selections: readonly SelectionSetNode[],
): Map<string, SelectedField> | null {
  const fields = new Map<string, SelectedField>();
  const add = (set: SelectionSetNode): boolean =>
    set.selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return addField(fields, selection);
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : operation.fragments[selection.name.value];
      if (!fragment || !applies(operation, fragment.typeCondition?.name.value, typename))
        return true;
      return add(fragment.selectionSet);
    });
  return selections.every(add) ? fields : null;
}

function addField(fields: Map<string, SelectedField>, node: FieldNode): boolean {
  const name = node.name.value;
  if (name === "__typename") return true;
  const beneath = node.selectionSet ? [node.selectionSet] : [];
  const present = fields.get(name);
  if (present === undefined) fields.set(name, { node, beneath });
  else if (argumentsOf(present.node) !== argumentsOf(node)) return false;
  else present.beneath.push(...beneath);
  return true;
}

function argumentsOf({ arguments: given = [] }: FieldNode): string {
  return given.map((argument) => print(argument)).join();
}

/** Whether a fragment on a type, or on none, is about objects of another. */
function applies({ schema }: Operation, condition: string | undefined, typename: string): boolean {
  if (condition === undefined || condition === typename) return true;
  const wider = schema.getType(condition);
  const type = schema.getType(typename);
  return isAbstractType(wider) && isObjectType(type) && schema.isSubType(wider, type);
}

/** The names of the variables on which selected fields depend; those of directives are not among them. */
export function variablesIn(
  selections: readonly SelectionSetNode[],
  { fragments }: Pick<Operation, "fragments">,
): string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const look = (set: SelectionSetNode): void => {
    visit(set, {
      Variable: ({ name }) => void names.add(name.value),
      Directive: (_directive: DirectiveNode) => false,
      FragmentSpread({ name }) {
        const fragment = fragments[name.value];
        if (!fragment || seen.has(name.value)) return;
        seen.add(name.value);
        look(fragment.selectionSet);
      },
    });
  };
  for (const set of selections) look(set);
  return [...names];
}
