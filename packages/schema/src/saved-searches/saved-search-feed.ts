import { builder } from "../builder.ts";
import { InvalidInputError, NotFoundError, RateLimitedError, SignedOutError } from "../errors.ts";
import { loadSavedSearch } from "./saved-search-mutations.ts";
import { SavedSearchNode } from "./saved-search.ts";
import { setSearchFeed } from "./set-search-feed.ts";

/** What the path of a saved search's feed begins with, before its secret. */
const FEED_PATH = "/feeds/searches/";

const SearchFeedType = builder.objectRef<{ secret: string }>("SearchFeed").implement({
  description: "Where a search's feed is: whoever has an address reads it, without signing in.",
  fields: (t) => ({
    atomPath: t.string({
      description: "The path on this server for Atom.",
      resolve: ({ secret }) => `${FEED_PATH}${secret}.atom`,
    }),
    rssPath: t.string({
      description: "The path on this server for RSS.",
      resolve: ({ secret }) => `${FEED_PATH}${secret}.rss`,
    }),
    jsonPath: t.string({
      description: "The path on this server for JSON Feed.",
      resolve: ({ secret }) => `${FEED_PATH}${secret}.json`,
    }),
  }),
});

const SetSearchFeedSuccess = builder
  .objectRef<{ searchId: number; secret: string | null }>("SetSearchFeedSuccess")
  .implement({
    description: "The feed is there, or gone.",
    fields: (t) => ({
      feed: t.field({
        type: SearchFeedType,
        nullable: true,
        description: "Its addresses, shown this once; null when it has none any more.",
        resolve: ({ secret }) => (secret === null ? null : { secret }),
      }),
      savedSearch: t.prismaField({
        type: SavedSearchNode,
        description: "The search.",
        resolve: loadSavedSearch,
      }),
    }),
  });

const SetSearchFeedInput = builder.inputType("SetSearchFeedInput", {
  description: "Whether a search that is kept has a feed.",
  fields: (t) => ({
    savedSearchId: t.id({ description: "The search's global id." }),
    enabled: t.boolean({
      description:
        "True: it gets new addresses. False: it has none. Those that it had lead nowhere from then on.",
    }),
  }),
});

builder.mutationField("setSearchFeed", (t) =>
  t.withAuth({ session: true }).field({
    type: SetSearchFeedSuccess,
    description:
      "Gives a search that the viewer keeps a feed of a secret address, as feed readers cannot sign in: with what the viewer may see as a member, their own private lists included.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, RateLimitedError],
      directResult: true,
      union: { name: "SetSearchFeedResult", description: "The feed, or why not." },
    },
    args: { input: t.arg({ type: SetSearchFeedInput, description: "Of which search." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return setSearchFeed(db, viewer, input);
    },
  }),
);
