import { z } from "zod";
import { builder } from "../builder.ts";
import { DigestCadenceEnum } from "./digest-subscription.ts";
import { MAX_MIN_VOTES, MAX_NAMED, MAX_TERM } from "./preferences.ts";

const terms = z
  .array(z.string().max(1_000, `Each has at most ${MAX_TERM} characters.`))
  .max(MAX_NAMED, `At most ${MAX_NAMED}: leave some out.`)
  .nullish();
const timeZone = z.string().max(100, "No time zone has so long a name.").nullish();

/** The same preferences stand in several inputs. */
function preferencesInput(name: string, description: string) {
  return builder.inputType(name, {
    description,
    fields: (t) => ({
      cadence: t.field({
        type: DigestCadenceEnum,
        required: false,
        description: "How often; DAILY at first.",
      }),
      weekday: t.int({
        required: false,
        description: "Of a weekly one, the day: 1 is Monday, 7 Sunday. 1 at first.",
      }),
      hour: t.int({
        required: false,
        description: "At which hour of the time zone, 0 to 23; 8 at first.",
      }),
      timeZone: t.string({
        required: false,
        validate: timeZone,
        description: "The time zone as IANA names it, such as `Europe/Berlin`; `UTC` at first.",
      }),
      keywords: t.stringList({
        required: false,
        validate: terms,
        description:
          "Papers with any of these keywords, in place of those before. A paper is in when keywords, categories, authors, orgs or follows name it; all are while none is named.",
      }),
      categories: t.stringList({
        required: false,
        validate: terms,
        description:
          "Papers of any of these categories, such as `cs.CL`, in place of those before.",
      }),
      authorIds: t.idList({
        required: false,
        description: "Papers by any of these authors, by global ids, in place of those before.",
      }),
      orgIds: t.idList({
        required: false,
        description: "Papers of any of these orgs, by global ids, in place of those before.",
      }),
      followed: t.boolean({
        required: false,
        description: "Papers of the authors, orgs and lists that the viewer follows.",
      }),
      minVotes: t.int({
        required: false,
        description: `Only papers with at least so many votes, at most ${MAX_MIN_VOTES}; 0 at first.`,
      }),
    }),
  });
}

export const SubscribeToDigestInput = preferencesInput(
  "SubscribeToDigestInput",
  "What the digest shall bring, and when. What is left out is as at first.",
);

export const UpdateDigestInput = preferencesInput(
  "UpdateDigestInput",
  "What shall be other than it is. What is left out stays.",
);

export const DigestPreviewInput = preferencesInput(
  "DigestPreviewInput",
  "Preferences to try out. What is left out is as the viewer has it.",
);
