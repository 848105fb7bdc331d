import { builder } from "./builder.ts";
import type { RateLimit } from "./context.ts";

const RateLimitType = builder.objectRef<RateLimit>("RateLimit").implement({
  description:
    "The budget that operations are paid from: one of each token, of each person with a session, and of each address signed out. It can be spent at once and comes back evenly, whole within a minute. The headers `RateLimit` and `RateLimit-Policy` tell the same.",
  fields: (t) => ({
    cost: t.exposeInt("cost", {
      description:
        "What this operation cost: the objects that it could return, pages multiplied through, default pages too; at least 1. It is known before the operation runs.",
    }),
    limit: t.exposeInt("limit", { description: "The whole budget." }),
    remaining: t.exposeInt("remaining", {
      description: "What is left of it. An operation that costs more is refused with HTTP 429.",
    }),
    resetAt: t.expose("resetAt", {
      type: "DateTime",
      description: "When nothing of it will be missing, if nothing more is spent.",
    }),
  }),
});

builder.queryField("rateLimit", (t) =>
  t.field({
    type: RateLimitType,
    description: "What this operation cost, and what is left to spend.",
    resolve: (_root, _args, context) => context.rateLimit(),
  }),
);
