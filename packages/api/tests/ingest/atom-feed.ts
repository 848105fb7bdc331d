/** What an entry of a made-up feed says; the rest is filled in. */
export interface FeedEntry {
  id: string;
  title?: string;
  summary?: string;
  published?: string;
  authors?: readonly string[];
  categories?: readonly string[];
  comment?: string;
  doi?: string;
}

/** A made-up answer in the structure of arXiv's Atom API. Texts are taken as XML. */
export function atomFeed(entries: readonly FeedEntry[], total: number = entries.length): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/made-up</id>
  <title>arXiv Query: made up</title>
  <updated>2026-01-05T00:00:00Z</updated>
  <link href="https://arxiv.org/api/query" type="application/atom+xml"/>
  <opensearch:totalResults>${total}</opensearch:totalResults>
${entries.map(atomEntry).join("\n")}
</feed>
`;
}

/** arXiv's way of saying no: an entry that is an error. */
export function atomError(message: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <entry>
    <id>http://arxiv.org/api/errors#${message.replaceAll(" ", "_")}</id>
    <title>Error</title>
    <summary>${message}</summary>
    <author><name>arXiv api core</name></author>
  </entry>
</feed>`;
}

function atomEntry(entry: FeedEntry): string {
  const {
    id,
    title = "Tides of Attention",
    summary = "  We measure how attention\ncomes and goes.",
    published = "2026-01-02T18:00:01Z",
    authors = ["Ada Example", "Bo Sample"],
    categories = ["cs.CL"],
  } = entry;
  return `  <entry>
    <id>http://arxiv.org/abs/${id}</id>
    <title>${title}</title>
    <updated>2026-01-04T00:00:00Z</updated>
    <link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <summary>${summary}</summary>
    ${categories.map((term) => `<category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`).join("")}
    <published>${published}</published>
    ${entry.comment === undefined ? "" : `<arxiv:comment>${entry.comment}</arxiv:comment>`}
    ${entry.doi === undefined ? "" : `<arxiv:doi>${entry.doi}</arxiv:doi>`}
    <arxiv:primary_category term="${categories[0] ?? ""}"/>
    ${authors.map((name) => `<author><name>${name}</name><arxiv:affiliation>Somewhere</arxiv:affiliation></author>`).join("")}
  </entry>`;
}
