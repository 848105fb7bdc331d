import { queryFromInfo } from "@pothos/plugin-prisma";
import { z } from "zod";
import { AuthorNode } from "../authors/author.ts";
import { builder } from "../builder.ts";
import type { Context, Viewer } from "../context.ts";
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
} from "../errors.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { NODE_PATHS, nodePaths } from "../node-paths.ts";
import { PersonNode } from "../people/person.ts";
import { ViewerType } from "../people/viewer.ts";
import { severalLines } from "../plain-text.ts";
import { isModerator } from "../roles.ts";
import { claimAuthor, withdrawAuthorClaim } from "./claim-author.ts";
import { decideAuthorClaim } from "./decide-author-claim.ts";

const AUTHORS = { name: "person.authors", direction: "asc", columns: { id: "integer" } } as const;
const OWN = { name: "authorClaims", direction: "desc", columns: { id: "integer" } } as const;
const QUEUE = { name: "claimQueue", direction: "asc", columns: { id: "integer" } } as const;

const AuthorClaimStatusEnum = builder.enumType("AuthorClaimStatus", {
  description: "What became of a claim.",
  values: {
    OPEN: { description: "It waits for a moderator." },
    ACCEPTED: { description: "The author is this person." },
    DECLINED: { description: "A moderator said no." },
    WITHDRAWN: { description: "The person took it back." },
  } as const,
});

export const AuthorClaimNode = builder.prismaNode("AuthorClaim", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "A person saying that an author is them. For that person and the moderators.",
  fields: (t) => ({
    author: t.relation("author", { type: AuthorNode, description: "The author." }),
    person: t.relation("user", { type: PersonNode, description: "Who says so." }),
    status: t.expose("status", { type: AuthorClaimStatusEnum, description: "What became of it." }),
    note: t.exposeString("note", { description: "What they say to it, in plain text." }),
    orcid: t.exposeString("orcid", {
      nullable: true,
      description:
        "The ORCID iD that the author is known by and the person signed in with; null where no iD settled it.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was first made." }),
    decidedAt: t.expose("decidedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was decided; null while it waits.",
    }),
  }),
});

builder.prismaObjectFields(AuthorNode, (t) => ({
  person: t.relation("person", {
    type: PersonNode,
    nullable: true,
    description: "The person here who they are, once that is beyond doubt.",
  }),
  viewerClaim: t.field({
    type: AuthorClaimNode,
    nullable: true,
    description: "The viewer's claim to be this author, whatever became of it.",
    select: (_args, { viewer }, nested) => ({
      claims: nested({ where: { userId: viewer?.id ?? "" }, take: 1 }),
    }),
    resolve: ({ claims }) => claims[0] ?? null,
  }),
}));

builder.prismaObjectFields(PersonNode, (t) => ({
  authors: t.connection({
    type: AuthorNode,
    description: "The authors that they are.",
    select: (args, _context, nested) => ({
      authors: nested({ ...keysetQuery(AUTHORS, args), select: { id: true } }, nodePaths("Author")),
    }),
    resolve: (person, args) => keysetPage(AUTHORS, args, person.authors),
  }),
}));

builder.prismaObjectFields(ViewerType, (t) => ({
  authorClaims: t.connection({
    type: AuthorClaimNode,
    description: "Their claims to be authors, the last first.",
    select: (args, _context, nested) => ({
      claims: nested({ ...keysetQuery(OWN, args), select: { id: true } }, nodePaths("AuthorClaim")),
    }),
    resolve: (person, args) => keysetPage(OWN, args, person.claims),
  }),
}));

builder.queryField("authorClaims", (t) =>
  t.withAuth({ moderator: true }).connection({
    type: AuthorClaimNode,
    description: "Claims to be authors, the longest waiting first. For moderators.",
    args: {
      status: t.arg({
        type: AuthorClaimStatusEnum,
        required: false,
        description: "Only what became of this; OPEN unless told.",
      }),
    },
    resolve: async (_root, { status, ...args }, context, info) => {
      const { where, ...page } = keysetQuery(QUEUE, args);
      const rows = await context.db.authorClaim.findMany({
        ...queryFromInfo({ context, info, paths: NODE_PATHS, select: { id: true } }),
        ...page,
        where: { ...where, status: status ?? "OPEN" },
      });
      return keysetPage(QUEUE, args, rows);
    },
  }),
);

registerNodeLoader(
  "AuthorClaim",
  byRow((query, { db, viewer }) =>
    db.authorClaim.findMany({ ...query, where: { AND: [query.where, visibleTo(viewer)] } }),
  ),
);

function visibleTo(viewer: Viewer | null) {
  return isModerator(viewer) ? {} : { userId: viewer?.id ?? "" };
}

/** Loads the claim of a success, with what the operation asks of it. */
function loadClaim(
  query: object,
  { claimId }: { claimId: number },
  _args: object,
  { db }: Context,
) {
  return db.authorClaim.findUniqueOrThrow({ ...query, where: { id: claimId } });
}

const ClaimAuthorSuccess = builder.objectRef<{ claimId: number }>("ClaimAuthorSuccess").implement({
  description: "The claim is accepted, or waits for a moderator.",
  fields: (t) => ({
    claim: t.prismaField({
      type: AuthorClaimNode,
      description: "The claim.",
      resolve: loadClaim,
    }),
  }),
});

const WithdrawAuthorClaimSuccess = builder
  .objectRef<{ authorId: number }>("WithdrawAuthorClaimSuccess")
  .implement({
    description: "The viewer does not claim to be the author.",
    fields: (t) => ({
      author: t.prismaField({
        type: AuthorNode,
        description: "The author.",
        resolve: (query, { authorId }, _args, { db }) =>
          db.author.findUniqueOrThrow({ ...query, where: { id: authorId } }),
      }),
    }),
  });

const DecideAuthorClaimSuccess = builder
  .objectRef<{ claimId: number }>("DecideAuthorClaimSuccess")
  .implement({
    description: "The claim is decided.",
    fields: (t) => ({
      claim: t.prismaField({
        type: AuthorClaimNode,
        description: "The claim.",
        resolve: loadClaim,
      }),
    }),
  });

const note = z
  .string()
  .transform(severalLines)
  .pipe(z.string().max(2_000, "A note has at most 2,000 characters."));

const ClaimAuthorInput = builder.inputType("ClaimAuthorInput", {
  description: "Which author the viewer is.",
  fields: (t) => ({
    authorId: t.id({ description: "The author's global id." }),
    note: t.string({
      required: false,
      validate: note.nullish(),
      description: "What a moderator should know, such as a page that shows it; plain text.",
    }),
  }),
});

const WithdrawAuthorClaimInput = builder.inputType("WithdrawAuthorClaimInput", {
  description: "Which author the viewer does not claim to be any more.",
  fields: (t) => ({ authorId: t.id({ description: "The author's global id." }) }),
});

const DecideAuthorClaimInput = builder.inputType("DecideAuthorClaimInput", {
  description: "A claim and what shall become of it.",
  fields: (t) => ({
    claimId: t.id({ description: "The claim's global id." }),
    accepted: t.boolean({ description: "Whether the author is this person." }),
  }),
});

builder.mutationFields((t) => ({
  claimAuthor: t.withAuth({ session: true }).field({
    type: ClaimAuthorSuccess,
    description:
      "Says that an author is the viewer. Accepted at once when they have signed in with the author's ORCID iD; else a moderator decides. Safe to send again.",
    errors: {
      types: [
        SignedOutError,
        ForbiddenError,
        InvalidInputError,
        NotFoundError,
        ConflictError,
        RateLimitedError,
      ],
      directResult: true,
      union: { name: "ClaimAuthorResult", description: "The claim, or why not." },
    },
    args: { input: t.arg({ type: ClaimAuthorInput, description: "Which author." }) },
    resolve: async (_root, { input }, { db, viewer, clock, limits }) => {
      await limits.spend("write", viewer.id);
      return claimAuthor(db, viewer, clock, input);
    },
  }),
  withdrawAuthorClaim: t.withAuth({ session: true, evenSuspended: true }).field({
    type: WithdrawAuthorClaimSuccess,
    description: "Takes the viewer's claim back, also when it was accepted. Safe to send again.",
    errors: {
      types: [SignedOutError, ForbiddenError, InvalidInputError, NotFoundError, RateLimitedError],
      directResult: true,
      union: { name: "WithdrawAuthorClaimResult", description: "The author, or why not." },
    },
    args: { input: t.arg({ type: WithdrawAuthorClaimInput, description: "Which author." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return withdrawAuthorClaim(db, viewer, input);
    },
  }),
  decideAuthorClaim: t.withAuth({ moderator: true }).field({
    type: DecideAuthorClaimSuccess,
    description:
      "Accepts or declines a claim; the last decision holds, so that one can be undone. For moderators. Safe to send again.",
    errors: {
      types: [SignedOutError, ForbiddenError, InvalidInputError, NotFoundError, ConflictError],
      directResult: true,
      union: { name: "DecideAuthorClaimResult", description: "The claim, or why not." },
    },
    args: { input: t.arg({ type: DecideAuthorClaimInput, description: "Which, and what." }) },
    resolve: (_root, { input }, { db, viewer, clock }) =>
      decideAuthorClaim(db, viewer, clock, input),
  }),
}));
