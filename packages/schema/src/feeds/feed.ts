import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import type { PageArgs } from "../keyset.ts";
import { NODE_PATHS } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import { isEditor } from "../roles.ts";
import { sqlSelection } from "../sql-selection.ts";
import { FeedEdge } from "./feed-cursor.ts";
import type { FeedSort } from "./feed-cursor.ts";
import { checkDay, dayBefore, feedDays } from "./feed-days.ts";
import { lastListedDay, nextListedDay } from "./listed-days.ts";
import { FEED_KEYS, readFeed } from "./read-feed.ts";
import type { FeedPage, Listed } from "./read-feed.ts";
import { lastListedDayBySql, readFeedBySql } from "./read-feed.sql.ts";

const FeedPeriodEnum = builder.enumType("FeedPeriod", {
  description: "What a feed is of.",
  values: {
    DAY: { description: "One day, in UTC." },
    WEEK: { description: "Monday to Sunday." },
    MONTH: { description: "A calendar month." },
    TRENDING: { description: "Whatever was listed, what people like now first." },
  } as const,
});

const FeedSortEnum = builder.enumType("FeedSort", {
  description: "What stands first.",
  values: {
    TOP: { description: "The most upvotes; those of the source count a tenth." },
    NEW: { description: "The last listed." },
    HOT: { description: "Upvotes and newness: ten times the votes outweigh two days." },
  } as const,
});

builder.prismaObjectFields(PaperNode, (t) => ({
  firstListedOn: t.field({
    type: "Date",
    nullable: true,
    description: "The day on which it first stood on a list, in UTC; null while it stands on none.",
    select: { listedAt: true },
    resolve: (paper) => paper.listedAt,
  }),
}));

builder.queryField("feed", (t) =>
  t.connection(
    {
      type: PaperNode,
      description:
        "The list of a day, a week or a month, or what is trending. A paper appears once.",
      args: {
        period: t.arg({ type: FeedPeriodEnum, description: "Of what." }),
        on: t.arg({
          type: "Date",
          required: false,
          description:
            "A day in the period; unless told the latest, until today, that has papers. TRENDING has none.",
        }),
        sort: t.arg({
          type: FeedSortEnum,
          required: false,
          description: "What stands first: HOT for TRENDING, else TOP, unless told.",
        }),
      },
      resolve: async (_root, { period, on, sort: asked, ...page }, context, info) => {
        if (period === "TRENDING" && on) {
          throw InvalidInputError.at(["on"], "TRENDING has no day: leave `on` out.");
        }
        if (on) checkDay(on);
        const sort = asked ?? (period === "TRENDING" ? "HOT" : "TOP");
        const now = context.clock.now();
        const days =
          period === "TRENDING"
            ? null
            : feedDays(period, on ?? (await latestDay(context, now)) ?? now);
        // What an editor placed ahead is nobody else's to see before its day.
        const upTo = days && isEditor(context.viewer) ? days.to : now;
        const { papers, ...more } = await readPapers({ days, upTo }, sort, page, context, info);
        const edges = papers.map(({ paper, place }) => new FeedEdge(paper, sort, place));
        return {
          days,
          edges,
          pageInfo: {
            ...more,
            get startCursor() {
              return edges.at(0)?.cursor ?? null;
            },
            get endCursor() {
              return edges.at(-1)?.cursor ?? null;
            },
          },
        };
      },
    },
    {
      name: "FeedConnection",
      description: "A page of a feed.",
      fields: (connection) => ({
        from: connection.field({
          type: "Date",
          nullable: true,
          description: "The period's first day; null when it has none.",
          resolve: ({ days }) => days?.from ?? null,
        }),
        to: connection.field({
          type: "Date",
          nullable: true,
          description: "The period's last day; null when it has none.",
          resolve: ({ days }) => days?.to ?? null,
        }),
        previousOn: connection.field({
          type: "Date",
          nullable: true,
          description: "The last day before the period that has papers.",
          resolve: ({ days }, _args, { db, clock }) =>
            days && lastListedDay(db, earlier(dayBefore(days.from), clock.now())),
        }),
        nextOn: connection.field({
          type: "Date",
          nullable: true,
          description: "The first day after the period that has papers.",
          resolve: ({ days }, _args, { db, clock }) =>
            days && nextListedDay(db, days.to, clock.now()),
        }),
      }),
    },
    { name: "FeedEdge", description: "A paper in a feed." },
  ),
);

/** By SQL, or by the mapper when the operation asks for something that only the mapper reads. */
function readPapers(
  listed: Listed,
  sort: FeedSort,
  page: PageArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<FeedPage<typeof PaperNode.$inferType>> {
  const { sql, viewer, db, instance } = context;
  const selection = sql ? sqlSelection(info, instance) : null;
  if (sql && selection) {
    // Its rows hold what the operation asks of them, which is all that their type promises.
    return readFeedBySql(sql, viewer, selection, listed, sort, page) as Promise<FeedPage<never>>;
  }
  const query = queryFromInfo({ context, info, paths: NODE_PATHS, select: FEED_KEYS });
  return readFeed(db, listed, sort, page, query);
}

function latestDay({ sql, db }: Context, upTo: Date): Promise<Date | null> {
  return sql ? lastListedDayBySql(sql, upTo) : lastListedDay(db, upTo);
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
