import type { Random } from "./random.ts";

/** A field of a paper in the words of each schema that is measured. */
export interface ChosenField {
  /** Ours, which Apollo and Mercurius serve, too. */
  ours: string;
  /** PostGraphile's, under the names that ours has. */
  postgraphile: string;
}

type Choice = (random: Random) => ChosenField;

const same = (...names: string[]): Choice[] =>
  names.map((name) => () => ({ ours: name, postgraphile: name }));

/** What may be asked of a paper, each in as many ways as there are. */
const CHOICES: readonly Choice[] = [
  ...same("title", "abstract", "summary", "publishedOn", "keywords", "categories"),
  ...same("authorCount", "commentCount", "upvoteCount", "sourceUpvoteCount"),
  () => ({ ours: "id", postgraphile: "id: globalId" }),
  () => ({ ours: "viewerHasUpvoted", postgraphile: "viewerHasUpvoted(viewer: $viewer)" }),
  () => ({
    ours: "ids { scheme value }",
    postgraphile: "ids: paperIdsByPaperId { nodes { scheme value } }",
  }),
  (random) => {
    const fields = subset(random, ["slug", "name", "url"]);
    return { ours: `org { ${fields} }`, postgraphile: `org: orgByOrgId { ${fields} }` };
  },
  (random) => {
    const first = 1 + random.below(9);
    const own = subset(random, ["name", "position"]);
    const person = random.next() < 0.5 ? subset(random, ["name", "orcid"]) : null;
    const author = (field: string): string => (person ? `author${field} { ${person} }` : "");
    return {
      ours: `authors(first: ${first}) { nodes { ${own} ${author("")} } }`,
      postgraphile: `authors: authorshipsByPaperId(first: ${first}) { nodes { ${own} ${author(": authorByAuthorId")} } }`,
    };
  },
];

/** About half of what may be asked, in a random order: hardly two alike. */
export function chooseFields(random: Random): ChosenField[] {
  const chosen = CHOICES.filter(() => random.next() < 0.5).map((choice) => choice(random));
  // A list of nothing is no list.
  const fields = chosen.length === 0 ? CHOICES.slice(0, 1).map((choice) => choice(random)) : chosen;
  return fields
    .map((field) => ({ field, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ field }) => field);
}

/** Some of the names, at least one. */
function subset(random: Random, names: readonly string[]): string {
  const chosen = names.filter(() => random.next() < 0.5);
  return (chosen.length === 0 ? names.slice(0, 1) : chosen).join(" ");
}
