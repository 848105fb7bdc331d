import { z } from "zod";
import { builder } from "../builder.ts";
import { idempotencyKey } from "../idempotency/idempotency-key.ts";
import { singleLine } from "../plain-text.ts";
import { DEFAULT_NUMBER, FORMER_SECRET_HOURS, MAX_PLACES, MAX_TERMS } from "./webhook-events.ts";
import { WebhookEventEnum } from "./webhook.ts";

const url = z.string().max(2_000, "An address has at most 2,000 characters.");
const name = z
  .string()
  .transform(singleLine)
  .pipe(z.string().max(100, "A webhook's name has at most 100 characters: shorten it."));
const events = z
  .array(z.string())
  .min(1, "Name what the webhook is told of: at least one event.")
  .max(20, "Name each event once.");
const terms = z
  .array(
    z
      .string()
      .transform(singleLine)
      .pipe(
        z
          .string()
          .min(1, "An empty word names nothing: leave it out.")
          .max(100, "Each has at most 100 characters."),
      ),
  )
  .max(MAX_TERMS, `At most ${MAX_TERMS}: make another webhook.`);
const threshold = z
  .int()
  .min(1, "A paper has at least one vote to tell of.")
  .max(1_000_000, "Not so many people are here.");
const places = z
  .int()
  .min(1, "At least the first place.")
  .max(MAX_PLACES, `At most the first ${MAX_PLACES}.`);

const urlDescription =
  "Where it is told: an address that begins with https://, which everybody can reach. The operator may allow others.";
const eventsDescription = "Of what.";
const webhookId = "The webhook's global id.";

type InputFields = PothosSchemaTypes.InputFieldBuilder<
  typeof builder.$inferSchemaTypes,
  "InputObject"
>;

/** What can be left out of a webhook, whether it is new or changed. */
const optional = (
  t: InputFields,
  about: Record<"subjectIds" | "voteThreshold" | "trendingPlaces", string>,
) => ({
  name: t.string({
    required: false,
    validate: name.nullish(),
    description: "What its owner calls it.",
  }),
  subjectIds: t.idList({ required: false, description: about.subjectIds }),
  categories: t.stringList({
    required: false,
    validate: terms.nullish(),
    description: "Categories such as `cs.CL`: a paper has to have one of them. Any unless told.",
  }),
  keywords: t.stringList({
    required: false,
    validate: terms.nullish(),
    description: "Keywords: a paper has to have one of them. Any unless told.",
  }),
  voteThreshold: t.int({
    required: false,
    validate: threshold.nullish(),
    description: about.voteThreshold,
  }),
  trendingPlaces: t.int({
    required: false,
    validate: places.nullish(),
    description: about.trendingPlaces,
  }),
});

export const CreateWebhookInput = builder.inputType("CreateWebhookInput", {
  description: "A new webhook.",
  fields: (t) => ({
    url: t.string({ validate: url, description: urlDescription }),
    events: t.field({
      type: [WebhookEventEnum],
      validate: events,
      description: eventsDescription,
    }),
    ...optional(t, {
      subjectIds:
        "Global ids of authors, orgs, lists and papers that it is about, at most 50: of each kind that is named, one has to hold. Everything unless told.",
      voteThreshold: `\`VOTE_THRESHOLD\`: how many votes; ${DEFAULT_NUMBER} unless told.`,
      trendingPlaces: `\`PAPER_TRENDING\`: among how many of the first, at most ${MAX_PLACES}; ${DEFAULT_NUMBER} unless told.`,
    }),
    idempotencyKey: t.string({
      validate: idempotencyKey,
      description:
        "Chosen by the client, new for each webhook: sent again, it makes no second one, but gives the first, while nothing was delivered, a new secret.",
    }),
  }),
});

export const UpdateWebhookInput = builder.inputType("UpdateWebhookInput", {
  description: "A webhook, and what shall be other than it is. What is left out stays.",
  fields: (t) => ({
    webhookId: t.id({ description: webhookId }),
    url: t.string({ required: false, validate: url.nullish(), description: urlDescription }),
    events: t.field({
      type: [WebhookEventEnum],
      required: false,
      validate: events.nullish(),
      description: eventsDescription,
    }),
    ...optional(t, {
      subjectIds: "What it is about in place of what it was; everything when empty.",
      voteThreshold: "`VOTE_THRESHOLD`: how many votes.",
      trendingPlaces: `\`PAPER_TRENDING\`: among how many of the first, at most ${MAX_PLACES}.`,
    }),
    active: t.boolean({
      required: false,
      description: "Whether it shall be told of anything: false stops it, true lets it go on.",
    }),
  }),
});

export const DeleteWebhookInput = builder.inputType("DeleteWebhookInput", {
  description: "A webhook to delete.",
  fields: (t) => ({ webhookId: t.id({ description: webhookId }) }),
});

export const RotateWebhookSecretInput = builder.inputType("RotateWebhookSecretInput", {
  description: "A webhook that shall have a new secret.",
  fields: (t) => ({
    webhookId: t.id({ description: webhookId }),
    leaked: t.boolean({
      required: false,
      description: `Whether the one before signs nothing any more. Unless told, it signs as well for ${FORMER_SECRET_HOURS} hours, so that receivers can change over.`,
    }),
  }),
});

export const SendTestEventInput = builder.inputType("SendTestEventInput", {
  description: "A webhook to try out.",
  fields: (t) => ({ webhookId: t.id({ description: webhookId }) }),
});

export const RedeliverWebhookInput = builder.inputType("RedeliverWebhookInput", {
  description: "A delivery to send again.",
  fields: (t) => ({ deliveryId: t.id({ description: "The delivery's global id." }) }),
});
