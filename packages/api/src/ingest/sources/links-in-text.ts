/** Links that authors give in an abstract or a comment. */
export interface FoundLinks {
  code?: string;
  project?: string;
}

const URL_IN_TEXT = /https?:\/\/[^\s<>"'{}|\\^`]{4,300}/g;
const REPOSITORY =
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\/[\w.-]+\/[\w.-]+/;
/** Words in front of a repository that is the paper's own, not one it builds on. */
const OWN_CODE =
  /\b(?:codes?|implementations?|available|releas\w*|repositor\w*|open-?\s?sourc\w*|github)\b/i;
const OWN_PAGE = /\b(?:project|web\s?site|web\s?page|demos?|homepage)\b/i;
/** How far before a link its words may stand. */
const REACH = 120;

/**
 * The first repository that the text calls its own code, and the first page that it calls its project's
 * (or that is a `github.io` page).
 */
export function findLinks(text: string): FoundLinks {
  const links: FoundLinks = {};
  for (const match of text.matchAll(URL_IN_TEXT)) {
    const url = match[0].replace(/[.,;:!?)\]]+$/, "");
    if (!URL.canParse(url)) continue;
    const before = sentenceBefore(text, match.index);
    const repository = REPOSITORY.exec(url)?.[0].replace(/\.git$/, "");
    if (repository !== undefined) {
      if (OWN_CODE.test(before)) links.code ??= repository;
    } else if (OWN_PAGE.test(before) || /^https?:\/\/[\w-]+\.github\.io(?:\/|$)/.test(url)) {
      links.project ??= url;
    }
  }
  return links;
}

function sentenceBefore(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - REACH), index);
  return before.split(/[.!?]\s|\n/).at(-1) ?? "";
}
