import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
} from "../errors.ts";
import { changePreferences } from "./change-preferences.ts";
import { SubscribeToDigestInput, UpdateDigestInput } from "./digest-inputs.ts";
import { DigestSubscriptionType } from "./digest-subscription.ts";
import { endSubscription } from "./end-subscription.ts";
import { subscribeViewer } from "./subscribe-viewer.ts";

interface ChangedDigest {
  subscriptionId: number;
}

async function loadSubscription(
  query: object,
  { subscriptionId }: ChangedDigest,
  _args: object,
  { db }: Context,
) {
  const row = await db.digestSubscription.findUnique({ ...query, where: { id: subscriptionId } });
  if (row) return row;
  throw new NotFoundError("This digest has just been removed with its account.");
}

const SubscribeToDigestSuccess = builder
  .objectRef<ChangedDigest>("SubscribeToDigestSuccess")
  .implement({
    description: "The digest begins, or a mail asks whether it shall: its state tells.",
    fields: (t) => ({
      digestSubscription: t.prismaField({
        type: DigestSubscriptionType,
        description: "The digest.",
        resolve: loadSubscription,
      }),
    }),
  });

const UpdateDigestSuccess = builder.objectRef<ChangedDigest>("UpdateDigestSuccess").implement({
  description: "The digest is as it was asked for.",
  fields: (t) => ({
    digestSubscription: t.prismaField({
      type: DigestSubscriptionType,
      description: "The digest.",
      resolve: loadSubscription,
    }),
  }),
});

const UnsubscribeFromDigestSuccess = builder
  .objectRef<{ unsubscribed: boolean }>("UnsubscribeFromDigestSuccess")
  .implement({
    description: "No digest is sent to the viewer.",
    fields: (t) => ({
      unsubscribed: t.exposeBoolean("unsubscribed", { description: "Always true." }),
    }),
  });

builder.mutationFields((t) => ({
  subscribeToDigest: t.withAuth({ scope: "LISTS" }).field({
    type: SubscribeToDigestSuccess,
    description:
      "Has the daily papers mailed to the viewer, at the address they sign in with. Where nobody has proven yet that they read its mail, a mail asks first. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, ConflictError, RateLimitedError],
      directResult: true,
      union: { name: "SubscribeToDigestResult", description: "The digest, or why not." },
    },
    args: {
      input: t.arg({ type: SubscribeToDigestInput, description: "What it brings, and when." }),
    },
    resolve: async (_root, { input }, { db, viewer, clock, jobs, limits }) => {
      await limits.spend("write", viewer.id);
      return subscribeViewer({ db, clock, jobs }, viewer, input);
    },
  }),
  updateDigest: t.withAuth({ scope: "LISTS" }).field({
    type: UpdateDigestSuccess,
    description: "Changes what the viewer's digest brings, and when. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, ConflictError, RateLimitedError],
      directResult: true,
      union: { name: "UpdateDigestResult", description: "The digest, or why not." },
    },
    args: { input: t.arg({ type: UpdateDigestInput, description: "What shall be other." }) },
    resolve: async (_root, { input }, { db, viewer, clock, limits }) => {
      await limits.spend("write", viewer.id);
      return changePreferences({ db, clock }, { viewer }, input);
    },
  }),
  unsubscribeFromDigest: t.withAuth({ scope: "LISTS", evenSuspended: true }).field({
    type: UnsubscribeFromDigestSuccess,
    description: "Ends the viewer's digest. Safe to send again.",
    errors: {
      types: [SignedOutError, RateLimitedError],
      directResult: true,
      union: { name: "UnsubscribeFromDigestResult", description: "Ended, or why not." },
    },
    resolve: async (_root, _args, { db, viewer, clock, limits }) => {
      await limits.spend("write", viewer.id);
      await endSubscription({ db, clock }, { viewer });
      return { unsubscribed: true };
    },
  }),
}));
