import { ABSTRACT_POLICIES } from "@paperround/schema/papers/abstract-terms";
import { choice, setting, wholeNumber } from "./setting.ts";

/** How papers come on a list, are shown and found. */
export const PAPER_SETTINGS = {
  SUBMISSIONS: setting({
    read: choice(["open", "curated"], "open"),
    meaning:
      "`open`: what anybody submits is on the list at once. `curated`: an editor places it on a day, or declines it.",
    allowed: "open or curated",
    fallback: "`open`",
    example: "curated",
  }),
  CHANGE_LOG_DAYS: setting({
    read: wholeNumber(1, 3650, 30),
    meaning:
      "For how long the log of what happened to papers is kept. A search index or webhook that stood still for longer begins anew.",
    allowed: "a whole number from 1 to 3650",
    fallback: "`30`",
    example: "90",
  }),
  ABSTRACTS: setting({
    read: choice(ABSTRACT_POLICIES, "unless-reserved"),
    meaning:
      "Which abstracts are published again. `all`: every one. `unless-reserved`: all but those of which it is known that their publisher keeps the right. `licensed`: only those under a licence that allows it. `none`: none. [More](#abstracts)",
    allowed: "all, unless-reserved, licensed or none",
    fallback: "`unless-reserved`",
    example: "licensed",
  }),
  SEARCH_INDEX: setting({
    read: choice(["on", "off"], "on"),
    meaning:
      "Whether this process holds an index of all papers in memory, which searches and finds related papers; else the database does, more plainly. [More](#the-search-index)",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
};
