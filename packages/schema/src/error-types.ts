import { builder } from "./builder.ts";
import type { InvalidField } from "./errors.ts";
import {
  ConflictError,
  DomainError,
  ForbiddenError,
  InvalidInputError,
  MailNotSentError,
  MissingScopeError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
  SourceUnavailableError,
  SuspendedError,
  WrongCodeError,
} from "./errors.ts";
import { TokenScopeEnum } from "./token-scope-enum.ts";

const ErrorInterface = builder.interfaceRef<DomainError>("Error").implement({
  description: "An error that a caller can expect.",
  fields: (t) => ({
    code: t.exposeString("code", { description: "Stable: what programs match on." }),
    message: t.exposeString("message", { description: "One sentence that says what to do." }),
  }),
});

const InvalidFieldType = builder.objectRef<InvalidField>("InvalidField").implement({
  description: "One part of the input that cannot be used.",
  fields: (t) => ({
    path: t.exposeStringList("path", { description: "Where, from the argument inwards." }),
    message: t.exposeString("message", { description: "What is wrong with it." }),
  }),
});

builder.objectType(SignedOutError, {
  name: "SignedOutError",
  description: "Nobody is signed in, or the session has ended. Code `SIGNED_OUT`.",
  interfaces: [ErrorInterface],
});

builder.objectType(ForbiddenError, {
  name: "ForbiddenError",
  description: "The viewer may not do this. Code `FORBIDDEN`.",
  interfaces: [ErrorInterface],
});

builder.objectType(MissingScopeError, {
  name: "MissingScopeError",
  description: "The token of this request was not allowed this. Code `MISSING_SCOPE`.",
  interfaces: [ErrorInterface],
  fields: (t) => ({
    scope: t.expose("scope", { type: TokenScopeEnum, description: "What the token lacks." }),
  }),
});

builder.objectType(SuspendedError, {
  name: "SuspendedError",
  description: "The viewer is suspended: they read, and change nothing. Code `SUSPENDED`.",
  interfaces: [ErrorInterface],
  fields: (t) => ({
    endsAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "Until when; null for good.",
      resolve: ({ until }) => until,
    }),
  }),
});

builder.objectType(NotFoundError, {
  name: "NotFoundError",
  description: "What the input names is not here. Code `NOT_FOUND`.",
  interfaces: [ErrorInterface],
});

builder.objectType(InvalidInputError, {
  name: "InvalidInputError",
  description: "The input cannot be used as it stands. Code `INVALID_INPUT`.",
  interfaces: [ErrorInterface],
  fields: (t) => ({
    fields: t.expose("fields", { type: [InvalidFieldType], description: "Each bad part." }),
  }),
});

builder.objectType(ConflictError, {
  name: "ConflictError",
  description: "It contradicts what is already there. Code `CONFLICT`.",
  interfaces: [ErrorInterface],
});

builder.objectType(RateLimitedError, {
  name: "RateLimitedError",
  description: "Too many of these in too short a time. Code `RATE_LIMITED`.",
  interfaces: [ErrorInterface],
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt("retryAfterSeconds", {
      description: "How long to wait, in whole seconds.",
    }),
  }),
});

builder.objectType(SourceUnavailableError, {
  name: "SourceUnavailableError",
  description: "Where the paper's record comes from does not answer. Code `SOURCE_UNAVAILABLE`.",
  interfaces: [ErrorInterface],
});

builder.objectType(WrongCodeError, {
  name: "WrongCodeError",
  description: "The sign-in code is wrong, used up or expired. Code `WRONG_CODE`.",
  interfaces: [ErrorInterface],
});

builder.objectType(MailNotSentError, {
  name: "MailNotSentError",
  description: "The mail could not be sent. Code `MAIL_NOT_SENT`.",
  interfaces: [ErrorInterface],
});
