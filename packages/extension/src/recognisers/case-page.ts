/** What a made-up page of a case says. */
interface CasePage {
  title?: string;
  doi?: string;
  /** More of its head or body. */
  more?: string;
  /** Addresses that it links to, one a list item. */
  links?: string[];
}

/** A minimal page with the tags that publishers write. */
export function casePage({ title, doi, more = "", links = [] }: CasePage): string {
  const tags = [
    title === undefined ? "" : `<meta name="citation_title" content="${title}">`,
    doi === undefined ? "" : `<meta name="citation_doi" content="${doi}">`,
  ];
  const items = links.map((link, at) => `<li><a href="${link}">Made-up paper ${at + 1}</a></li>`);
  return `<!doctype html><html><head><title>A page | Some site</title>${tags.join("")}</head><body>
<ul>${items.join("")}</ul><p>As shown in doi:10.5555/stray.</p>${more}</body></html>`;
}

/** What sites show instead while they make sure that somebody reads. */
export const CHALLENGE_PAGE = `<!doctype html><html><head><title>Just a moment...</title></head><body>
<h1>example.org</h1><p>Verify you are human by completing the action below.</p></body></html>`;
