import { AuthorNode } from "../authors/author.ts";
import { builder } from "../builder.ts";
import { OrgNode } from "../orgs/org.ts";
import { ViewerType } from "../people/viewer.ts";
import { shownAddress } from "./mail-address.ts";
import { MAX_NAMED } from "./preferences.ts";

export const DigestCadenceEnum = builder.enumType("DigestCadence", {
  description: "How often a digest comes.",
  values: {
    DAILY: { description: "Every day." },
    WEEKDAYS: { description: "Monday to Friday; Monday's brings the weekend's." },
    WEEKLY: { description: "Once a week." },
  } as const,
});

const DigestStateEnum = builder.enumType("DigestState", {
  description: "Whether a digest is sent.",
  values: {
    PENDING: { description: "Not yet: the mail that asks for it is to be confirmed." },
    ACTIVE: { description: "It is." },
    ENDED: { description: "Its reader left." },
    BOUNCED: { description: "Mail did not arrive at the address." },
    COMPLAINED: { description: "Its reader called it spam." },
  } as const,
});

export const DigestSubscriptionType = builder.prismaObject("DigestSubscription", {
  select: { id: true },
  description: "The viewer's digest: the daily papers by mail. Nobody else sees it.",
  fields: (t) => ({
    state: t.expose("state", { type: DigestStateEnum, description: "Whether it is sent." }),
    email: t.string({
      description: "Where to.",
      select: { email: true },
      resolve: ({ email }) => shownAddress(email),
    }),
    cadence: t.expose("cadence", { type: DigestCadenceEnum, description: "How often." }),
    weekday: t.exposeInt("weekday", {
      description: "Of a weekly one, the day: 1 is Monday, 7 Sunday.",
    }),
    hour: t.exposeInt("hour", { description: "At which hour of the time zone." }),
    timeZone: t.exposeString("timeZone", { description: "The time zone, as IANA names it." }),
    keywords: t.exposeStringList("keywords", {
      description:
        "Papers with any of these keywords. A paper is in when keywords, categories, authors, orgs or follows name it; all are while none is named.",
    }),
    categories: t.exposeStringList("categories", {
      description: "Papers of any of these categories.",
    }),
    authors: t.field({
      type: [AuthorNode],
      description: `Papers by any of these authors, at most ${MAX_NAMED}.`,
      select: { authorIds: true },
      complexity: { field: 1, multiplier: MAX_NAMED },
      resolve: ({ authorIds }, _args, { db }) =>
        db.author.findMany({ where: { id: { in: authorIds } }, orderBy: { id: "asc" } }),
    }),
    orgs: t.field({
      type: [OrgNode],
      description: `Papers of any of these orgs, at most ${MAX_NAMED}.`,
      select: { orgIds: true },
      complexity: { field: 1, multiplier: MAX_NAMED },
      resolve: ({ orgIds }, _args, { db }) =>
        db.org.findMany({ where: { id: { in: orgIds } }, orderBy: { id: "asc" } }),
    }),
    followed: t.exposeBoolean("followed", {
      description: "Papers of the authors, orgs and lists that the viewer follows.",
    }),
    minVotes: t.exposeInt("minVotes", {
      description: "Only papers with at least so many votes.",
    }),
    nextDueAt: t.expose("nextDueAt", {
      type: "DateTime",
      nullable: true,
      description: "When the next one is due; null while none is sent.",
    }),
    confirmedAt: t.expose("confirmedAt", {
      type: "DateTime",
      nullable: true,
      description: "Since when it is sent; null while it was not confirmed.",
    }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "Since when it is not sent any more; null while it is.",
    }),
  }),
});

builder.prismaObjectFields(ViewerType, (t) => ({
  digestSubscription: t.relation("digestSubscription", {
    type: DigestSubscriptionType,
    nullable: true,
    description: "Their digest by mail; null when they never asked for one.",
  }),
}));
