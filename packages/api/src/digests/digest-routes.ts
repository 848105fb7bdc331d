import type { Clock, JobQueue, PrismaClient } from "@paperround/schema/context";
import { changePreferences } from "@paperround/schema/digests/change-preferences";
import { confirmSubscription } from "@paperround/schema/digests/confirm-subscription";
import type { LinkSubject } from "@paperround/schema/digests/confirm-subscription";
import { endSubscription } from "@paperround/schema/digests/end-subscription";
import { readMailAddress } from "@paperround/schema/digests/mail-address";
import { previewDigest } from "@paperround/schema/digests/preview-digest";
import {
  requestPreferences,
  requestSubscription,
} from "@paperround/schema/digests/request-subscription";
import { readToldPapers } from "@paperround/schema/digests/told-papers.sql";
import { ForbiddenError, NotFoundError } from "@paperround/schema/errors";
import type { Config } from "../config.ts";
import type { RequestLimits } from "../security/limits.ts";
import { bounceRoute } from "./bounce-route.ts";
import type { BounceAddresses } from "./bounce-address.ts";
import type { DigestLinks, LinkPurpose } from "./digest-links.ts";
import {
  askForLinkPage,
  confirmedPage,
  confirmPage,
  lookIntoMailPage,
  preferencesPage,
  subscribePage,
  unsubscribedPage,
  unsubscribePage,
} from "./digest-pages.ts";
import { PRIVATE_HEADERS } from "./form-page.ts";
import { readPreferenceForm } from "./preference-form.ts";
import { readerValues, valuesAsked } from "./reader-values.ts";
import type { PageRequest, PageRoute } from "./use-digest-pages.ts";
import { createDigestWriter } from "./write-digest.ts";

/** What the pages of digests are made of. */
export interface DigestRoutesDeps {
  db: PrismaClient;
  clock: Clock;
  jobs: JobQueue;
  limits: RequestLimits;
  links: DigestLinks;
  bounces: BounceAddresses | null;
  config: Pick<Config, "digests">;
  publicUrl: string;
}

/** What stands under `/digest/`. */
export function createDigestRoutes(deps: DigestRoutesDeps): Readonly<Record<string, PageRoute>> {
  const { db, clock } = deps;
  return {
    subscribe: {
      get: async ({ query }) => {
        requireOn(deps);
        return subscribePage(await valuesAsked(db, query), query.get("email") ?? "");
      },
      post: (asked) => subscribe(deps, asked),
    },
    confirm: {
      get: ({ query }) => {
        readLink(deps, "confirm", query);
        return confirmPage(query.get("token") ?? "");
      },
      async post({ query }) {
        const link = readLink(deps, "confirm", query);
        await confirmSubscription({ db, clock }, link);
        const subject = { ...link, linkVersion: link.linkVersion + 1 };
        return confirmedPage((await readerValues(db, subject)).next);
      },
    },
    preferences: {
      get: ({ query }) =>
        query.has("token") ? showPreferences(deps, query, false) : askForLinkPage(),
      post: (asked) =>
        asked.query.has("token") ? savePreferences(deps, asked) : askForLink(deps, asked),
    },
    preview: { get: ({ query }) => preview(deps, query) },
    unsubscribe: {
      get: ({ query }) => {
        readLink(deps, "unsubscribe", query);
        return unsubscribePage(query.get("token") ?? "");
      },
      // Also the mail program's own button, as RFC 8058 has it: whatever is in the body, the address says it all.
      fromAnywhere: true,
      async post({ query }) {
        const link = readLink(deps, "unsubscribe", query);
        await endSubscription({ db, clock }, { link });
        return unsubscribedPage();
      },
    },
    ...bounceRoute(deps),
  };
}

async function subscribe(deps: DigestRoutesDeps, { body, exchange }: PageRequest) {
  requireOn(deps);
  const { db, clock, jobs, limits } = deps;
  const form = new URLSearchParams(body);
  const email = form.get("email") ?? "";
  const { key } = readMailAddress(email);
  await limits.spend("digest-mail", exchange.clientAddress);
  await limits.spend("digest-mail", key);
  await requestSubscription({ db, clock, jobs }, { ...readPreferenceForm(form), email });
  return lookIntoMailPage();
}

async function askForLink({ db, jobs, limits }: DigestRoutesDeps, { body, exchange }: PageRequest) {
  const email = new URLSearchParams(body).get("email") ?? "";
  const { key } = readMailAddress(email);
  await limits.spend("digest-mail", exchange.clientAddress);
  await limits.spend("digest-mail", key);
  await requestPreferences({ db, jobs }, { email });
  return lookIntoMailPage();
}

async function savePreferences(deps: DigestRoutesDeps, { query, body }: PageRequest) {
  const { db, clock } = deps;
  const link = readLink(deps, "preferences", query);
  const form = new URLSearchParams(body);
  if (form.has("leave")) {
    await endSubscription({ db, clock }, { link });
    return unsubscribedPage();
  }
  await changePreferences({ db, clock }, { link }, readPreferenceForm(form), []);
  return showPreferences(deps, query, true);
}

async function showPreferences(deps: DigestRoutesDeps, query: URLSearchParams, saved: boolean) {
  const { values, email, next } = await readerValues(deps.db, readLink(deps, "preferences", query));
  return preferencesPage(values, { token: query.get("token") ?? "", email, next, saved });
}

/** The next issue as it would be mailed now. */
async function preview(deps: DigestRoutesDeps, query: URLSearchParams): Promise<Response> {
  const { db, clock, publicUrl } = deps;
  const link = readLink(deps, "preferences", query);
  await readerValues(db, link);
  const { paperIds, period } = await previewDigest({ db, clock }, { id: link.subscriptionId });
  const papers = await readToldPapers(db, paperIds);
  const address = `${publicUrl}/digest/preferences?token=${query.get("token") ?? ""}`;
  const { html } = createDigestWriter(publicUrl)({
    period,
    papers: paperIds.flatMap((id) => papers.get(id) ?? []),
    links: { home: publicUrl, preferences: address, unsubscribe: address },
  });
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      // A mail's style stands on its elements.
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      ...PRIVATE_HEADERS,
    },
  });
}

/** @throws {ForbiddenError} when the link is none of ours, or too old */
function readLink(
  { links, clock }: DigestRoutesDeps,
  purpose: LinkPurpose,
  query: URLSearchParams,
): LinkSubject {
  const read = links.read(purpose, query.get("token") ?? "", clock.now());
  if (read.problem === null) return read;
  throw new ForbiddenError(
    read.problem === "expired"
      ? "This link has expired: ask for a new one."
      : "This link is mistyped, or was not made by this server: open it once more from the mail, or ask for a new one.",
  );
}

/** @throws {NotFoundError} where the operator has switched digests off */
function requireOn({ config }: DigestRoutesDeps): void {
  if (!config.digests.on) throw new NotFoundError("This server sends no digests.");
}
