import { stem } from "../text/stem.ts";

/**
 * Words of any abstract. They count like others, but that two papers share them tells a reader little: told are they where there is
 * nothing else to tell. In a large corpus their frequency says so; a new instance has some forty papers.
 */
const PLAIN_WORDS = `
  able achieve across address allow analysis application approach author away base become better best beyond carry case challenge common
  compare consider consistent current demonstrate depend describe different discuss easy effect effective efficient enable enhance
  evaluate example exist experiment explore extend far find first focus form framework further general give good great hard help high
  however idea impact important improve include increase introduce investigate issue keep know large lead less little long low main make
  many matter method model much multiple need new novel number obtain often open order outperform paper pick point potential present
  previous problem propose provide question range recent reduce report require research result reveal roughly several show significant
  similar simple single small state step strategy strong study suggest system take task technique test together top two type understand
  use useful various version want way well whole wide work world year yield
`;

/** Their stems. */
export const PLAIN_STEMS: ReadonlySet<string> = new Set(PLAIN_WORDS.trim().split(/\s+/u).map(stem));
