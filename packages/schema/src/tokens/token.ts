import { builder } from "../builder.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { nodePaths } from "../node-paths.ts";
import { ViewerType } from "../people/viewer.ts";
import { TokenScopeEnum } from "../token-scope-enum.ts";

const TOKENS = { name: "tokens", direction: "desc", columns: { id: "integer" } } as const;

export const TokenNode = builder.prismaNode("Token", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description:
    "A personal access token of the viewer's, without its secret. Seen with a session alone.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "What its owner calls it." }),
    prefix: t.exposeString("prefix", {
      description: "How it begins: by this its owner finds out which one a program has.",
    }),
    scopes: t.expose("scopes", { type: [TokenScopeEnum], description: "What it is allowed." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
    expiresAt: t.expose("expiresAt", { type: "DateTime", description: "When it ends." }),
    lastUsedAt: t.expose("lastUsedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was last used, to the minute; null when it never was.",
    }),
  }),
});

builder.prismaObjectFields(ViewerType, (t) => ({
  tokens: t.withAuth({ session: true }).connection({
    type: TokenNode,
    description:
      "Their personal access tokens, the newest first, those that expired in the last 30 days among them. Needs a session.",
    select: (args, _context, nested) => ({
      tokens: nested({ ...keysetQuery(TOKENS, args), select: { id: true } }, nodePaths("Token")),
    }),
    resolve: (person, args) => keysetPage(TOKENS, args, person.tokens),
  }),
}));

registerNodeLoader(
  "Token",
  byRow(async (query, { db, viewer, accessToken }) =>
    viewer === null || accessToken !== null
      ? []
      : db.token.findMany({ ...query, where: { AND: [query.where, { userId: viewer.id }] } }),
  ),
);
