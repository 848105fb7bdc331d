import { z } from "zod";
import { builder } from "../builder.ts";
import type { NewSession } from "../context.ts";
import {
  InvalidInputError,
  MailNotSentError,
  RateLimitedError,
  SignedOutError,
  WrongCodeError,
} from "../errors.ts";
import { ViewerType } from "./viewer.ts";

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This is no email address.")
  .pipe(z.email("This is no email address: one looks like name@example.org."));

const code = z
  .string()
  .transform((text) => text.replaceAll(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "The code has six digits: copy it from the mail."));

const RequestSignInCodeInput = builder.inputType("RequestSignInCodeInput", {
  description: "Where to send a code.",
  fields: (t) => ({
    email: t.string({
      validate: email,
      description: "The address. An account is made at the first sign-in.",
    }),
  }),
});

const RequestSignInCodeSuccess = builder
  .objectRef<{ sentTo: string; expiresInSeconds: number }>("RequestSignInCodeSuccess")
  .implement({
    description: "The code is on its way.",
    fields: (t) => ({
      sentTo: t.exposeString("sentTo", { description: "The address it went to." }),
      expiresInSeconds: t.exposeInt("expiresInSeconds", {
        description: "How long it holds, in seconds.",
      }),
    }),
  });

const SignInInput = builder.inputType("SignInInput", {
  description: "The code that was sent.",
  fields: (t) => ({
    email: t.string({ validate: email, description: "The address it was sent to." }),
    code: t.string({ validate: code, description: "Its six digits." }),
  }),
});

const SignInSuccess = builder.objectRef<NewSession>("SignInSuccess").implement({
  description: "A session has begun.",
  fields: (t) => ({
    token: t.exposeString("token", {
      description: "Send it as `Authorization: Bearer …`. Keep it secret.",
    }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      description: "When the session ends unless it is used.",
    }),
    viewer: t.prismaField({
      type: ViewerType,
      description: "Who is signed in now.",
      resolve: (query, session, _args, { db }) =>
        db.user.findUniqueOrThrow({ ...query, where: { id: session.viewer.id } }),
    }),
  }),
});

const SignOutSuccess = builder.objectRef<{ signedOut: boolean }>("SignOutSuccess").implement({
  description: "The session has ended.",
  fields: (t) => ({
    signedOut: t.exposeBoolean("signedOut", { description: "Always true." }),
  }),
});

builder.mutationFields((t) => ({
  requestSignInCode: t.withAuth({ anyone: true }).field({
    type: RequestSignInCodeSuccess,
    description: "Mails a six-digit code to sign in with.",
    errors: {
      types: [InvalidInputError, RateLimitedError, MailNotSentError],
      directResult: true,
      union: { name: "RequestSignInCodeResult", description: "Sent, or why not." },
    },
    args: { input: t.arg({ type: RequestSignInCodeInput, description: "Where to." }) },
    resolve: async (_root, { input }, { accounts, limits, clientAddress }) => {
      await limits.spend("sign-in-code", clientAddress);
      await limits.spend("sign-in-code", input.email);
      return { sentTo: input.email, ...(await accounts.requestCode(input.email)) };
    },
  }),
  signIn: t.withAuth({ anyone: true }).field({
    type: SignInSuccess,
    description: "Begins a session with the code that was mailed. Makes the account if it is new.",
    errors: {
      types: [InvalidInputError, WrongCodeError, RateLimitedError],
      directResult: true,
      union: { name: "SignInResult", description: "The session, or why not." },
    },
    args: { input: t.arg({ type: SignInInput, description: "The code." }) },
    resolve: async (_root, { input }, { accounts, limits, clientAddress }) => {
      await limits.spend("sign-in", clientAddress);
      await limits.spend("sign-in", input.email);
      return accounts.signIn(input.email, input.code);
    },
  }),
  signOut: t.withAuth({ session: true, evenSuspended: true }).field({
    type: SignOutSuccess,
    description: "Ends the session of this request.",
    errors: {
      types: [SignedOutError],
      directResult: true,
      union: { name: "SignOutResult", description: "Signed out, or why not." },
    },
    resolve: async (_root, _args, { accounts, sessionToken }) => {
      await accounts.signOut(sessionToken);
      return { signedOut: true };
    },
  }),
}));
