import type { FeedData } from "../operations/feed.ts";
import { monthOf, PERIODS, periodPath, shortDay, mediumDay } from "../periods.ts";
import type { PeriodName } from "../periods.ts";

interface Props {
  feed: FeedData["feed"];
  period: PeriodName;
}

/** The choice of a list: how long it is, and when. */
export function FeedTabs({ feed, period }: Props) {
  return (
    <div class="choice">
      <nav class="tabs" aria-label="Period">
        {PERIODS.map((one) => (
          <a
            href={periodPath(one.period, one.period === "DAY" ? null : (feed.from ?? null))}
            aria-current={one.period === period ? "page" : undefined}
          >
            {one.title}
          </a>
        ))}
      </nav>
      {period !== "TRENDING" && feed.from && <Dates feed={feed} period={period} from={feed.from} />}
    </div>
  );
}

function Dates({ feed, period, from }: Props & { from: string }) {
  const { previousOn, nextOn, to } = feed;
  return (
    <nav class="dates" aria-label="Date">
      <Step to={previousOn} period={period} label="Earlier" sign="‹" />
      <details>
        <summary>
          <time dateTime={period === "MONTH" ? from.slice(0, 7) : from}>
            {shown(period, from, to)}
          </time>
        </summary>
        <form class="pick" action={PERIODS.find((one) => one.period === period)?.path} method="get">
          <label>
            <span class="sr-only">Day</span>
            <input type="date" name="on" value={from} min="1900-01-01" max="2999-12-31" required />
          </label>
          <button class="btn" type="submit">
            Go
          </button>
        </form>
      </details>
      <Step to={nextOn} period={period} label="Later" sign="›" />
    </nav>
  );
}

interface StepProps {
  to: string | null;
  period: PeriodName;
  label: string;
  sign: string;
}

function Step({ to, period, label, sign }: StepProps) {
  if (to === null)
    return (
      <span class="step" aria-hidden="true">
        {sign}
      </span>
    );
  return (
    <a class="step" href={periodPath(period, to)} aria-label={`${label}: ${mediumDay(to)}`}>
      {sign}
    </a>
  );
}

function shown(period: PeriodName, from: string, to: string | null): string {
  if (period === "MONTH") return monthOf(from);
  return period === "WEEK" && to ? `${shortDay(from)} – ${shortDay(to)}` : shortDay(from);
}
