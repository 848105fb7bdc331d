import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
} from "../errors.ts";
import { createWebhook } from "./create-webhook.ts";
import { deleteWebhook } from "./delete-webhook.ts";
import { redeliver, sendTestEvent } from "./redeliver.ts";
import { rotateWebhookSecret } from "./rotate-webhook-secret.ts";
import { updateWebhook } from "./update-webhook.ts";
import { WebhookDeliveryNode } from "./webhook-delivery.ts";
import {
  CreateWebhookInput,
  DeleteWebhookInput,
  RedeliverWebhookInput,
  RotateWebhookSecretInput,
  SendTestEventInput,
  UpdateWebhookInput,
} from "./webhook-inputs.ts";
import { WebhookNode } from "./webhook.ts";

/** The webhook of a success, with what the operation asks of it. */
const loadWebhook = (
  query: object,
  { webhookId }: { webhookId: number },
  _args: object,
  { db }: Context,
) => db.webhook.findUniqueOrThrow({ ...query, where: { id: webhookId } });

const loadDelivery = (
  query: object,
  { deliveryId }: { deliveryId: number },
  _args: object,
  { db }: Context,
) => db.webhookDelivery.findUniqueOrThrow({ ...query, where: { id: deliveryId } });

const SECRET =
  "What deliveries are signed with, shown this once: `whsec_…`, as the libraries of Standard Webhooks take it.";

const CreateWebhookSuccess = builder
  .objectRef<{ webhookId: number; secret: string }>("CreateWebhookSuccess")
  .implement({
    description: "The webhook is there.",
    fields: (t) => ({
      webhook: t.prismaField({
        type: WebhookNode,
        description: "What will be seen of it from now on.",
        resolve: loadWebhook,
      }),
      secret: t.exposeString("secret", { description: SECRET }),
    }),
  });

const RotateWebhookSecretSuccess = builder
  .objectRef<{ webhookId: number; secret: string }>("RotateWebhookSecretSuccess")
  .implement({
    description: "The webhook has a new secret.",
    fields: (t) => ({
      webhook: t.prismaField({
        type: WebhookNode,
        description: "The webhook.",
        resolve: loadWebhook,
      }),
      secret: t.exposeString("secret", { description: SECRET }),
    }),
  });

const UpdateWebhookSuccess = builder
  .objectRef<{ webhookId: number }>("UpdateWebhookSuccess")
  .implement({
    description: "It is as it was asked for.",
    fields: (t) => ({
      webhook: t.prismaField({
        type: WebhookNode,
        description: "The webhook, as it is now.",
        resolve: loadWebhook,
      }),
    }),
  });

const DeleteWebhookSuccess = builder
  .objectRef<{ deletedId: string }>("DeleteWebhookSuccess")
  .implement({
    description: "It is gone, with its deliveries.",
    fields: (t) => ({
      deletedId: t.exposeID("deletedId", { description: "The global id it had." }),
    }),
  });

const SendTestEventSuccess = builder
  .objectRef<{ deliveryId: number }>("SendTestEventSuccess")
  .implement({
    description: "It is on its way.",
    fields: (t) => ({
      delivery: t.prismaField({
        type: WebhookDeliveryNode,
        description: "The delivery: ask for it again to see how it went.",
        resolve: loadDelivery,
      }),
    }),
  });

const RedeliverWebhookSuccess = builder
  .objectRef<{ deliveryId: number }>("RedeliverWebhookSuccess")
  .implement({
    description: "It is on its way again.",
    fields: (t) => ({
      delivery: t.prismaField({
        type: WebhookDeliveryNode,
        description: "The delivery: ask for it again to see how it went.",
        resolve: loadDelivery,
      }),
    }),
  });

const CHANGE_ERRORS = [SignedOutError, InvalidInputError, NotFoundError, RateLimitedError];

builder.mutationFields((t) => ({
  createWebhook: t.withAuth({ scope: "WEBHOOKS" }).field({
    type: CreateWebhookSuccess,
    description: "Makes a webhook, which is told of what happens from now on.",
    errors: {
      types: [...CHANGE_ERRORS, ConflictError],
      directResult: true,
      union: { name: "CreateWebhookResult", description: "The webhook, or why not." },
    },
    args: { input: t.arg({ type: CreateWebhookInput, description: "The webhook." }) },
    resolve: async (_root, { input }, context) => {
      await context.limits.spend("write", context.viewer.id);
      return createWebhook(context, context.viewer, input);
    },
  }),
  updateWebhook: t.withAuth({ scope: "WEBHOOKS" }).field({
    type: UpdateWebhookSuccess,
    description:
      "Changes a webhook of the viewer's, stops it or lets it go on. Safe to send again.",
    errors: {
      types: CHANGE_ERRORS,
      directResult: true,
      union: { name: "UpdateWebhookResult", description: "The webhook, or why not." },
    },
    args: { input: t.arg({ type: UpdateWebhookInput, description: "Which, and what." }) },
    resolve: async (_root, { input }, context) => {
      await context.limits.spend("write", context.viewer.id);
      return updateWebhook(context, context.viewer, input);
    },
  }),
  deleteWebhook: t.withAuth({ scope: "WEBHOOKS" }).field({
    type: DeleteWebhookSuccess,
    description: "Deletes a webhook of the viewer's, with its deliveries. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, RateLimitedError],
      directResult: true,
      union: { name: "DeleteWebhookResult", description: "What is gone, or why not." },
    },
    args: { input: t.arg({ type: DeleteWebhookInput, description: "Which." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return deleteWebhook(db, viewer, input);
    },
  }),
  rotateWebhookSecret: t.withAuth({ scope: "WEBHOOKS" }).field({
    type: RotateWebhookSecretSuccess,
    description: "Gives a webhook of the viewer's a new secret. Sent again, it gives it another.",
    errors: {
      types: CHANGE_ERRORS,
      directResult: true,
      union: { name: "RotateWebhookSecretResult", description: "The secret, or why not." },
    },
    args: { input: t.arg({ type: RotateWebhookSecretInput, description: "Of which." }) },
    resolve: async (_root, { input }, context) => {
      await context.limits.spend("write", context.viewer.id);
      return rotateWebhookSecret(context, context.viewer, input);
    },
  }),
  sendTestEvent: t.withAuth({ scope: "WEBHOOKS" }).field({
    type: SendTestEventSuccess,
    description: "Sends a webhook of the viewer's a `ping`, to try it out.",
    errors: {
      types: [...CHANGE_ERRORS, ConflictError],
      directResult: true,
      union: { name: "SendTestEventResult", description: "The delivery, or why not." },
    },
    args: { input: t.arg({ type: SendTestEventInput, description: "To which." }) },
    resolve: async (_root, { input }, context) => {
      await context.limits.spend("write", context.viewer.id);
      return sendTestEvent(context, context.viewer, input);
    },
  }),
  redeliverWebhook: t.withAuth({ scope: "WEBHOOKS" }).field({
    type: RedeliverWebhookSuccess,
    description:
      "Sends a delivery again, with the id and the body it had: at once, however it went before.",
    errors: {
      types: [...CHANGE_ERRORS, ConflictError],
      directResult: true,
      union: { name: "RedeliverWebhookResult", description: "The delivery, or why not." },
    },
    args: { input: t.arg({ type: RedeliverWebhookInput, description: "Which." }) },
    resolve: async (_root, { input }, context) => {
      await context.limits.spend("write", context.viewer.id);
      return redeliver(context, context.viewer, input);
    },
  }),
}));
