import SchemaBuilder from "@pothos/core";
import ComplexityPlugin, { ComplexityErrorKind } from "@pothos/plugin-complexity";
import ErrorsPlugin from "@pothos/plugin-errors";
import PrismaPlugin from "@pothos/plugin-prisma";
import RelayPlugin from "@pothos/plugin-relay";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import ValidationPlugin from "@pothos/plugin-validation";
import type PrismaTypes from "../generated/pothos-prisma-types.ts";
import { getDatamodel } from "../generated/pothos-prisma-types.ts";
import type { Context, Viewer } from "./context.ts";
import { fieldCost, MAX_COST, MAX_DEPTH } from "./cost.ts";
import { authScopes } from "./auth-scopes.ts";
import { ForbiddenError, InvalidInputError, SignedOutError, TooCostlyError } from "./errors.ts";
import { readGlobalId } from "./global-id.ts";
import { isKnownToBeAffordable } from "./known-cost-plugin.ts";
import { loadNodes } from "./node-loaders.ts";
import { DEFAULT_PAGE, MAX_PAGE } from "./paging.ts";
import "./read-row-plugin.ts";
import "./token-scope-plugin.ts";
import type { TokenScope } from "./token-scope.ts";

/** The one schema builder. The plugins' order matters: errors stands first, so that it catches what the others throw. */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: true;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  DefaultAuthStrategy: "all";
  AuthScopes: {
    /** Somebody is signed in, and a token has this scope. */
    scope: TokenScope;
    /** Somebody is signed in, and not by a token. */
    session: boolean;
    /** Says that it takes no account. */
    anyone: boolean;
    /** Says that who is suspended may do it, too. */
    evenSuspended: boolean;
    /** A role; a token has the scope MODERATE. */
    editor: boolean;
    moderator: boolean;
    admin: boolean;
  };
  AuthContexts: {
    scope: Context & { viewer: Viewer };
    session: Context & { viewer: Viewer; sessionToken: string };
    editor: Context & { viewer: Viewer };
    moderator: Context & { viewer: Viewer };
    admin: Context & { viewer: Viewer };
  };
  Scalars: {
    Date: { Input: Date; Output: Date };
    DateTime: { Input: Date; Output: Date };
    URL: { Input: URL; Output: string };
    ID: { Input: string; Output: string | number };
  };
}>({
  plugins: [
    ErrorsPlugin,
    "tokenScope",
    ScopeAuthPlugin,
    ValidationPlugin,
    RelayPlugin,
    "readRow",
    PrismaPlugin,
    "knownCost",
    ComplexityPlugin,
  ],
  defaultFieldNullability: false,
  defaultInputFieldRequiredness: true,
  errors: { unsafelyHandleInputErrors: true },
  validation: {
    validationError: (failure) =>
      new InvalidInputError(
        failure.issues.map((issue) => ({
          path: (issue.path ?? []).map((key) => String(typeof key === "object" ? key.key : key)),
          message: issue.message,
        })),
      ),
  },
  scopeAuth: {
    defaultStrategy: "all",
    authScopes,
    unauthorizedError: (_parent, { caller }) =>
      caller === null
        ? new SignedOutError()
        : new ForbiddenError("This needs another role than yours: ask an admin of this instance."),
  },
  relay: {
    cursorType: "String",
    decodeGlobalID: (id) => readGlobalId(id),
    nodesOnConnection: { description: "The page, without cursors." },
    nodeTypeOptions: { description: "Anything that has a global id." },
    nodeQueryOptions: {
      nullable: true,
      description: "Whatever has this global id; null when there is none that the viewer may see.",
      args: { id: { description: "A global id." } },
      resolve: async (_root, { id }, context, info) => (await loadNodes([id], context, info))[0],
    },
    nodesQueryOptions: {
      nullable: { list: false, items: true },
      description: "Like `node`, for at most 100 ids: in their order, null where there is none.",
      args: { ids: { description: "Global ids." } },
      complexity: ({ ids }) => ({ field: 1, multiplier: ids.length }),
      resolve: async (_root, { ids }, context, info) => {
        if (ids.length <= MAX_PAGE) return loadNodes(ids, context, info);
        throw InvalidInputError.at(
          ["ids"],
          `At most ${MAX_PAGE} at once: send the rest in another request.`,
        );
      },
    },
    pageInfoTypeOptions: { description: "Where a page of a connection stands." },
    hasNextPageFieldOptions: { description: "Whether there is more after this page." },
    hasPreviousPageFieldOptions: { description: "Whether there is something before this page." },
    startCursorFieldOptions: { description: "The first edge's cursor." },
    endCursorFieldOptions: { description: "The last edge's cursor: `after` for the next page." },
    beforeArgOptions: { description: "Only what stands before this cursor." },
    afterArgOptions: { description: "Only what stands after this cursor." },
    firstArgOptions: {
      description: `How many, from the front; at most ${MAX_PAGE}, ${DEFAULT_PAGE} unless told.`,
    },
    lastArgOptions: { description: `How many, from the back; at most ${MAX_PAGE}.` },
    edgesFieldOptions: { description: "The page, each with its cursor.", nullable: false },
    nodesFieldOptions: { nullable: false },
    defaultConnectionTypeOptions: { description: "A page of a connection." },
    defaultEdgeTypeOptions: { description: "A place in a connection and what stands there." },
    idFieldOptions: { description: "The global id." },
    nodeFieldOptions: { description: "What stands here.", nullable: false },
    cursorFieldOptions: { description: "Names this place, for `after` and `before`." },
    pageInfoFieldOptions: { description: "Where this page stands." },
  },
  prisma: {
    client: (context) => context.db,
    dmmf: getDatamodel(),
    maxConnectionSize: MAX_PAGE,
    defaultConnectionSize: DEFAULT_PAGE,
    onUnusedQuery: null,
  },
  complexity: {
    limit: (context) =>
      isKnownToBeAffordable(context) ? {} : { complexity: MAX_COST, depth: MAX_DEPTH },
    fieldComplexity: fieldCost,
    complexityError: (kind, result) =>
      new TooCostlyError(
        kind === ComplexityErrorKind.Depth
          ? `This nests ${result.depth} levels deep; at most ${MAX_DEPTH} are answered.`
          : `This could return ${result.complexity} objects; at most ${MAX_COST} are answered. Ask for smaller pages.`,
      ),
  },
});

builder.queryType({ description: "What can be read. Reading needs no account." });
builder.subscriptionType({
  description:
    "What can be followed, over `text/event-stream`: each event is sent when it is committed, as whoever asked may see it then.",
});
builder.mutationType({
  description:
    "What can be changed. Each states the desired end, so that it may be sent again; its result is the success or an error that says what to do.",
});
