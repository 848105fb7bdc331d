import { builder } from "../builder.ts";
import { PersonNode } from "../people/person.ts";
import { isModerator } from "../roles.ts";

interface Suspended {
  suspendedAt: Date;
  suspendedUntil: Date | null;
  suspensionReason: string;
}

const SuspensionType = builder.objectRef<Suspended>("Suspension").implement({
  description: "Somebody reads and changes nothing for a while. They and the moderators see it.",
  fields: (t) => ({
    startedAt: t.field({
      type: "DateTime",
      description: "Since when.",
      resolve: ({ suspendedAt }) => suspendedAt,
    }),
    endsAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "Until when; null for good.",
      resolve: ({ suspendedUntil }) => suspendedUntil,
    }),
    reason: t.string({
      description: "Why, in the moderator's words.",
      resolve: ({ suspensionReason }) => suspensionReason,
    }),
  }),
});

builder.prismaObjectFields(PersonNode, (t) => ({
  suspension: t.field({
    type: SuspensionType,
    nullable: true,
    description:
      "Their suspension, while it holds; null to everybody but themselves and the moderators.",
    select: { id: true, suspendedAt: true, suspendedUntil: true, suspensionReason: true },
    resolve: ({ id, suspendedAt, suspendedUntil, suspensionReason }, _args, context) => {
      const isShown = id === context.viewer?.id || isModerator(context.viewer);
      const holds = suspendedUntil === null || suspendedUntil > context.clock.now();
      return isShown && suspendedAt && holds
        ? { suspendedAt, suspendedUntil, suspensionReason }
        : null;
    },
  }),
}));
