import { z } from "zod";
import { builder } from "../builder.ts";
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  RateLimitedError,
  SignedOutError,
} from "../errors.ts";
import { idempotencyKey } from "../idempotency/idempotency-key.ts";
import { isSeen, singleLine } from "../plain-text.ts";
import { TokenScopeEnum } from "../token-scope-enum.ts";
import { createToken, MAX_DAYS } from "./create-token.ts";
import { revokeToken } from "./revoke-token.ts";
import { TokenNode } from "./token.ts";

const DEFAULT_DAYS = 90;

const name = z
  .string()
  .transform(singleLine)
  .pipe(
    z
      .string()
      .refine(isSeen, "Give the token a name: what it is for.")
      .max(100, "A token's name has at most 100 characters: shorten it."),
  );

const days = z
  .int()
  .min(1, "A token holds for at least one day.")
  .max(MAX_DAYS, `A token holds for at most ${MAX_DAYS} days: make a new one before it ends.`);

const CreateTokenSuccess = builder
  .objectRef<{ tokenId: number; secret: string }>("CreateTokenSuccess")
  .implement({
    description: "The token is there.",
    fields: (t) => ({
      token: t.prismaField({
        type: TokenNode,
        description: "What will be seen of it from now on.",
        resolve: (query, { tokenId }, _args, { db }) =>
          db.token.findUniqueOrThrow({ ...query, where: { id: tokenId } }),
      }),
      secret: t.exposeString("secret", {
        description:
          "The token itself, shown this once. Send it as `Authorization: Bearer …`. Keep it secret.",
      }),
    }),
  });

const RevokeTokenSuccess = builder
  .objectRef<{ revokedId: string }>("RevokeTokenSuccess")
  .implement({
    description: "The token is refused from now on.",
    fields: (t) => ({
      revokedId: t.exposeID("revokedId", { description: "The global id it had." }),
    }),
  });

const CreateTokenInput = builder.inputType("CreateTokenInput", {
  description: "A new personal access token.",
  fields: (t) => ({
    name: t.string({ validate: name, description: "What it is for, to be told from others." }),
    scopes: t.field({
      type: [TokenScopeEnum],
      validate: z
        .array(z.string())
        .min(1, "Name what the token is allowed: at least one scope.")
        .max(50),
      description: "What it is allowed, and nothing beyond.",
    }),
    expiresInDays: t.int({
      required: false,
      validate: days.nullish(),
      description: `For how many days it holds: at most ${MAX_DAYS}, ${DEFAULT_DAYS} unless told.`,
    }),
    idempotencyKey: t.string({
      validate: idempotencyKey,
      description:
        "Chosen by the client, new for each token: sent again, it makes no second one, but gives the first, while it was never used, a new secret.",
    }),
  }),
});

const RevokeTokenInput = builder.inputType("RevokeTokenInput", {
  description: "A token to end.",
  fields: (t) => ({ tokenId: t.id({ description: "The token's global id." }) }),
});

builder.mutationFields((t) => ({
  createToken: t.withAuth({ session: true }).field({
    type: CreateTokenSuccess,
    description: "Makes a personal access token, for a program that acts for the viewer.",
    errors: {
      types: [SignedOutError, ForbiddenError, InvalidInputError, ConflictError, RateLimitedError],
      directResult: true,
      union: { name: "CreateTokenResult", description: "The token, or why not." },
    },
    args: { input: t.arg({ type: CreateTokenInput, description: "The token." }) },
    resolve: async (_root, { input }, { db, viewer, clock, limits }) => {
      await limits.spend("write", viewer.id);
      const expiresInDays = input.expiresInDays ?? DEFAULT_DAYS;
      return createToken(db, viewer, clock, { ...input, expiresInDays });
    },
  }),
  revokeToken: t.withAuth({ session: true }).field({
    type: RevokeTokenSuccess,
    description: "Ends a personal access token of the viewer's. Safe to send again.",
    errors: {
      types: [SignedOutError, ForbiddenError, InvalidInputError, RateLimitedError],
      directResult: true,
      union: { name: "RevokeTokenResult", description: "What has ended, or why not." },
    },
    args: { input: t.arg({ type: RevokeTokenInput, description: "Which." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return revokeToken(db, viewer, input);
    },
  }),
}));
