import { decodeEntities } from "./decode-entities.ts";
import { cleanTitle } from "./page-reader.ts";
import type { RecognisedPaper } from "./recogniser.ts";

const LONGEST_TITLE = 500;
/** Tags, as titles carry them along: in `p<q and r>s` is none. */
const TAGS = /<\/?(?:\w+:)?(?:[abipqsu]|[a-z][\w-]+)(?:\s[^<>]*=[^<>]*)?\s*\/?>/gi;
/** A formula's source in another language, which says it a second time. */
const ANNOTATION = /<annotation\b[^<>]*>[^<>]*<\/annotation>/gi;
/** How XML marks a text that has no tags. */
const CDATA = /<!\[CDATA\[(.*?)\]\]>/g;

/** What sites write instead of a paper: that they make sure who reads, that it is not there, that one has to sign in. */
const NOTICES = [
  // The site's own name, as Cloudflare heads its pages.
  String.raw`[\w-]+(?:\.[\w-]+)+`,
  "just a moment",
  "attention required",
  "client challenge",
  "one more step",
  "making sure you.re not a bot",
  "robot or human",
  "(?:performing )?(?:security|browser) (?:checkpoint|verification)",
  "vercel security checkpoint",
  "ddos-guard",
  "radware .*captcha.*",
  String.raw`(?:re|h)?captcha`,
  String.raw`(?:error\W+)?cookies? (?:absent|disabled|required|(?:are )?turned off)`,
  "enable javascript.*",
  "session (?:has )?(?:expired|timed out)",
  "unsupported browser",
  "sorry, you have been blocked",
  "checking your browser.*",
  "(?:please )?(?:verify(?:ing)? (?:that )?you are|are you) (?:a )?(?:human|robot).*",
  "(?:captcha|robot|security|human|bot) (?:check|challenge|verification)",
  "access (?:to this page )?(?:is |has been |temporarily )?(?:denied|blocked|restricted)",
  String.raw`(?:\w+ )?(?:is |was |could )?not (?:be )?(?:found|available)`,
  "forbidden",
  "unauthori[sz]ed",
  "bad (?:request|gateway)",
  "too many requests",
  "(?:service )?(?:temporarily )?unavailable",
  "(?:internal )?server error",
  "request (?:rejected|blocked)",
  "pardon our interruption",
  "validate user",
  "redirecting",
  "loading",
  "please wait",
  "(?:sign|log) ?in(?: to .*)?",
  "(?:under )?maintenance",
  "error",
  "an error (?:has )?occurred",
  "oops",
  "something went wrong",
  "(?:we.re )?sorry",
];
const CODE = String.raw`(?:error\W*)?[45]\d\d`;
/** The whole of it, but for the site's name behind: a paper may well be called "404 Not Found: Links That Rot". */
const NOTICE = new RegExp(
  String.raw`^(?:${CODE}(?: error)?|(?:${CODE}\W+)?(?:${NOTICES.join("|")}))[\s.!?…]*(?:$|[|–—-])`,
  "i",
);

/**
 * What a page calls its paper, as a reader would: without entities and tags, however often the site has escaped them. Null
 * for what is no title at all. Apart from the recognisers, which run on every page of a paper and are small.
 */
export function properTitle(text: string | null): string | null {
  let title = text;
  for (let round = 0; round < 2 && title !== null; round += 1) {
    title = cleanTitle(
      decodeEntities(title).replace(CDATA, "$1").replace(ANNOTATION, "").replace(TAGS, ""),
    );
  }
  return title === null || title.length > LONGEST_TITLE || NOTICE.test(title) ? null : title;
}

/** A paper with its proper title, or null when nothing is known of it then. */
export function properPaper(paper: RecognisedPaper | null): RecognisedPaper | null {
  if (!paper || paper.title === null) return paper;
  const title = properTitle(paper.title);
  return title === null && paper.ids.length === 0 ? null : { ...paper, title };
}
