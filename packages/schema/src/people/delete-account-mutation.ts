import { builder } from "../builder.ts";
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  RateLimitedError,
  SignedOutError,
} from "../errors.ts";
import { deleteAccount } from "./delete-account.ts";

const DeleteAccountInput = builder.inputType("DeleteAccountInput", {
  description: "Whose account to delete: one's own.",
  fields: (t) => ({
    handle: t.string({ description: "The viewer's own handle, typed so that it is no mistake." }),
  }),
});

const DeleteAccountSuccess = builder
  .objectRef<{ handle: string }>("DeleteAccountSuccess")
  .implement({
    description: "The account is gone, and its sessions and tokens with it.",
    fields: (t) => ({
      deletedHandle: t.exposeString("handle", { description: "The handle it had." }),
    }),
  });

builder.mutationField("deleteAccount", (t) =>
  t.withAuth({ session: true, evenSuspended: true }).field({
    type: DeleteAccountSuccess,
    description:
      "Deletes the viewer's account for good: lists, votes, follows, settings. Comments stay readable without a name, and so do submissions. Sign in again right before. `GET /export` saves a copy of everything first. Who is suspended can do both.",
    errors: {
      types: [SignedOutError, InvalidInputError, ForbiddenError, ConflictError, RateLimitedError],
      directResult: true,
      union: { name: "DeleteAccountResult", description: "What is gone, or why not." },
    },
    args: { input: t.arg({ type: DeleteAccountInput, description: "Whose account." }) },
    resolve: async (_root, { input }, { db, viewer, limits, clock, accounts, sessionToken }) => {
      await limits.spend("write", viewer.id);
      const sessionBeganAt = sessionToken && (await accounts.sessionBeganAt(sessionToken));
      if (!sessionBeganAt) throw new SignedOutError();
      await deleteAccount({ db, clock, sessionBeganAt }, viewer, input);
      return { handle: viewer.handle };
    },
  }),
);
