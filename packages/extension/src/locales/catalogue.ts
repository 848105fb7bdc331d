import type accounts from "./en/accounts.ts";
import type addPaper from "./en/add-paper.ts";
import type appearance from "./en/appearance.ts";
import type badge from "./en/badge.ts";
import type candidates from "./en/candidates.ts";
import type cite from "./en/cite.ts";
import type discussion from "./en/discussion.ts";
import type failures from "./en/failures.ts";
import type feed from "./en/feed.ts";
import type listing from "./en/listing.ts";
import type lists from "./en/lists.ts";
import type lookups from "./en/lookups.ts";
import type manifest from "./en/manifest.ts";
import type myData from "./en/my-data.ts";
import type offline from "./en/offline.ts";
import type omnibox from "./en/omnibox.ts";
import type myLists from "./en/my-lists.ts";
import type notifications from "./en/notifications.ts";
import type options from "./en/options.ts";
import type panel from "./en/panel.ts";
import type queue from "./en/queue.ts";
import type quick from "./en/quick.ts";
import type refusals from "./en/refusals.ts";
import type related from "./en/related.ts";
import type search from "./en/search.ts";
import type servers from "./en/servers.ts";
import type shortcuts from "./en/shortcuts.ts";
import type sites from "./en/sites.ts";
import type sidePanel from "./en/side-panel.ts";
import type submissions from "./en/submissions.ts";
import type toolbar from "./en/toolbar.ts";
import type votes from "./en/votes.ts";

/** Every text of the extension as it is in English, under the name of its file. Only types: nothing is bundled. */
interface Catalogue {
  accounts: typeof accounts;
  "add-paper": typeof addPaper;
  appearance: typeof appearance;
  badge: typeof badge;
  candidates: typeof candidates;
  cite: typeof cite;
  discussion: typeof discussion;
  failures: typeof failures;
  feed: typeof feed;
  listing: typeof listing;
  lists: typeof lists;
  lookups: typeof lookups;
  manifest: typeof manifest;
  "my-data": typeof myData;
  offline: typeof offline;
  omnibox: typeof omnibox;
  "my-lists": typeof myLists;
  notifications: typeof notifications;
  options: typeof options;
  panel: typeof panel;
  queue: typeof queue;
  quick: typeof quick;
  refusals: typeof refusals;
  related: typeof related;
  search: typeof search;
  servers: typeof servers;
  shortcuts: typeof shortcuts;
  sites: typeof sites;
  "side-panel": typeof sidePanel;
  submissions: typeof submissions;
  toolbar: typeof toolbar;
  votes: typeof votes;
}

type Feature = keyof Catalogue;

/** The plural forms beside `other` that one of our languages has. */
type OtherForm = "one" | "many";

/** A text's name without its plural form: `comments` for `comments_one` and `comments_other`. */
type Name<Key> = Key extends `${infer Plural}_${OtherForm | "other"}` ? Plural : Key;

/** The name by which code asks for a text: `lists.savedTo`. */
export type TextKey = {
  [F in Feature]: `${F}.${Name<keyof Catalogue[F]> & string}`;
}[Feature];

type English<Key extends TextKey> = Key extends `${infer F extends Feature}.${infer N}`
  ? N extends keyof Catalogue[F]
    ? Catalogue[F][N]
    : `${N}_other` extends keyof Catalogue[F]
      ? Catalogue[F][`${N}_other`] | "{count}"
      : never
  : never;

type Holes<Text> = Text extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never;

/** What a text has to be given: a value for each of its `{holes}`, and the count of a plural. */
export type Values<Key extends TextKey, Value> = [Holes<English<Key>>] extends [never]
  ? []
  : [values: Record<Holes<English<Key>>, Value>];

/** A feature's texts in another language: the same keys, and the plural forms that the language has. */
export type Texts<F extends Feature> = {
  [Key in keyof Catalogue[F] as Key extends `${string}_${OtherForm}` ? never : Key]: string;
} & {
  [
    Key in keyof Catalogue[F] as Key extends `${infer Plural}_other`
      ? `${Plural}_${OtherForm}`
      : never
  ]?: string;
};
