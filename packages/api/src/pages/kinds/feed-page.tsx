import { InvalidInputError } from "@paperround/schema/errors";
import { withQuery } from "../addresses.ts";
import { feedOperation } from "../operations/feed.ts";
import type { FeedData } from "../operations/feed.ts";
import { PERIODS, periodPath, periodTitle, readDay } from "../periods.ts";
import type { PeriodName } from "../periods.ts";
import { FeedAside } from "../views/FeedAside.tsx";
import { FeedTabs } from "../views/FeedTabs.tsx";
import { feedsOf } from "../views/FeedLinks.tsx";
import { MoreLink, PaperCards } from "../views/PaperCard.tsx";
import type { Answer, Visit } from "../visit.ts";

/** The papers of a day, a week or a month, or what is trending. */
export async function feedPage(
  visit: Visit,
  period: PeriodName,
  told: string | null,
): Promise<Answer> {
  const { url, settings, viewer, ask } = visit;
  const chosen = url.searchParams.get("on");
  // From the form in which one chooses a day; an address with the day in it is easier to keep.
  if (told === null && chosen !== null && url.pathname !== "/")
    return { to: periodPath(period, dayOf(chosen)), permanent: false };
  if (url.pathname === "/days") return { to: "/", permanent: false };
  const on = told === null ? null : dayOf(told);
  const path = periodPath(period, on);
  if (on !== null && path !== url.pathname) return { to: path + url.search, permanent: true };

  const after = url.searchParams.get("after");
  const isCurated = settings.submissions === "curated";
  const data = await ask(feedOperation(viewer !== null, isCurated), { period, on, after });
  const { feed } = data;
  const title = `${NAMES[period]}: ${periodTitle(period, feed.from, feed.to)}`;
  const isHome = url.pathname === "/";
  return {
    title: isHome ? settings.siteName : period === "TRENDING" ? "Trending papers" : title,
    description: describe(period, data),
    path: withQuery(path, { after }),
    indexed: after === null && feed.nodes.length > 0,
    data: { data, on },
    head: () => (
      <>
        {(isHome || period === "TRENDING") && feedsOf("trending", "Trending papers")}
        {feed.previousOn && <link rel="prev" href={periodPath(period, feed.previousOn)} />}
      </>
    ),
    body: () => <FeedBody data={data} period={period} path={path} />,
  };
}

const NAMES = {
  DAY: "Daily papers",
  WEEK: "Papers of the week",
  MONTH: "Papers of the month",
  TRENDING: "Trending papers",
} as const;

function dayOf(text: string): string {
  const day = readDay(text);
  if (day !== null) return day;
  throw InvalidInputError.at(
    ["on"],
    "That is no day. One looks like 2026-01-05, and a month like 2026-01.",
  );
}

function describe(period: PeriodName, { feed }: FeedData): string {
  const first = feed.nodes.slice(0, 3).map(({ title }) => title);
  const what =
    period === "TRENDING"
      ? "The papers that people here like now"
      : `The papers of ${periodTitle(period, feed.from, feed.to)}`;
  return first.length === 0 ? `${what}.` : `${what}: ${first.join(" · ")}`;
}

function FeedBody({ data, period, path }: { data: FeedData; period: PeriodName; path: string }) {
  const { feed, instance } = data;
  return (
    <div class="wide columns">
      <div class="primary-column face">
        <div class="top">
          <h1>{NAMES[period]}</h1>
          <p>{period === "TRENDING" ? "What people here like now" : "by your community"}</p>
          <FeedTabs feed={feed} period={period} />
        </div>
        <PaperCards papers={feed.nodes} empty={<Empty period={period} feed={feed} />} />
        <MoreLink path={path} pageInfo={feed.pageInfo} />
      </div>
      <FeedAside editors={instance?.editors.nodes ?? []} />
    </div>
  );
}

function Empty({ period, feed }: { period: PeriodName; feed: FeedData["feed"] }) {
  const what = PERIODS.find((one) => one.period === period)?.title.toLowerCase();
  return (
    <>
      <p>
        {period === "TRENDING"
          ? "Nothing is here yet."
          : `No paper is on the list of this ${what}.`}
      </p>
      {feed.previousOn && (
        <a class="btn" href={periodPath(period, feed.previousOn)}>
          The last one before
        </a>
      )}
    </>
  );
}
