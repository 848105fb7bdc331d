import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import type { Clock, Viewer } from "../context.ts";
import { ForbiddenError } from "../errors.ts";
import { wherePaper } from "../papers/find-paper.ts";
import { PaperNode } from "../papers/paper.ts";
import { shownTo } from "../papers/shown-papers.ts";
import { checkDay, startOfDay } from "./feed-days.ts";
import type { FeedNews } from "./follow-feed.ts";
import { followFeed } from "./follow-feed.ts";

const FeedChange = builder.objectRef<FeedNews>("FeedChange").implement({
  description: "Something on the list of a day has changed.",
  fields: (t) => ({
    day: t.field({ type: "Date", description: "The day.", resolve: ({ on }) => on }),
    paperId: t.id({
      nullable: true,
      description:
        "The global id of the paper; null when so much has changed that the list is better read anew.",
      resolve: ({ paper }) => paper && encodeGlobalID("Paper", paper.id),
    }),
    isListed: t.boolean({
      description: "Whether the paper stands on the list now; false where no paper is named.",
      resolve: ({ paper }) => paper?.isListed ?? false,
    }),
    paper: t.prismaField({
      type: PaperNode,
      nullable: true,
      description: "The paper as it is now; null where none is named, or it is here no more.",
      resolve: (query, { paper }, _args, context) =>
        paper &&
        context.db.paper.findFirst({
          ...query,
          where: { AND: [wherePaper({ paperId: paper.id }), shownTo(context)] },
        }),
    }),
  }),
});

builder.subscriptionField("feedChanged", (t) =>
  t.field({
    type: FeedChange,
    description:
      "The list of a day: tells of a paper that comes on it, leaves it, or changes while it stands there. Changes that come together are told once. It begins when the answer's headers have come: what is read after that misses nothing.",
    args: { on: t.arg({ type: "Date", description: "The day." }) },
    subscribe: (_root, { on }, { db, changes, viewer, clock }) => {
      checkDay(on);
      const day = startOfDay(on);
      checkVisible(day, viewer, clock);
      return followFeed(db, changes, day);
    },
    resolve: async ({ on, paper }, _args, context) => {
      checkVisible(on, context.viewer, context.clock);
      // Hidden, it stands on the list of moderators alone.
      const where = { id: paper?.id ?? 0, ...shownTo(context) };
      const isListed = paper?.isListed === true && (await context.db.paper.count({ where })) > 0;
      return { on, paper: paper && { id: paper.id, isListed } };
    },
  }),
);

/** What an editor placed ahead is nobody else's to see before its day. */
function checkVisible(day: Date, viewer: Viewer | null, clock: Clock): void {
  if (day <= clock.now() || (viewer !== null && viewer.role !== "MEMBER")) return;
  throw new ForbiddenError("The list of a day to come is its editors': follow one until today.");
}
