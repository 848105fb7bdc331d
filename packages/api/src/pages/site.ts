import type { Context } from "@paperround/schema";
import type { Caller } from "@paperround/schema/context";
import { DomainError, NotFoundError, RateLimitedError } from "@paperround/schema/errors";
import type { Exchange } from "../exchange.ts";
import type { RequestLimits } from "../security/limits.ts";
import type { ReadViewer } from "../auth/viewer.ts";
import { createAnswerPage, PAGE_HEADERS } from "./answer-page.ts";
import { actionOf, afterwards } from "./forms/actions.ts";
import type { FormGuard } from "./forms/form-guard.ts";
import { localPath } from "./forms/local-path.ts";
import { readForm } from "./forms/read-form.ts";
import { refusalOf, SIGNED_OUT, STALE_FORM } from "./forms/refusals.ts";
import type { SiteCookies } from "./forms/site-cookies.ts";
import { routeOf } from "./page-routes.ts";
import { createAsk } from "./run-operation.ts";
import { siteFile } from "./site-files.ts";
import { problemPage } from "./kinds/problem-page.tsx";
import { writeDocument } from "./write-document.tsx";
import type { Notice, SiteSettings, Visit } from "./visit.ts";

/** What pages are made of. */
export interface SiteDeps {
  contextOf: (exchange: Exchange) => Context;
  readViewer: ReadViewer;
  limits: RequestLimits;
  /** Told after each change, so that those who follow are. */
  announce: () => void;
  cookies: SiteCookies;
  guard: FormGuard;
  settings: SiteSettings;
  publicUrl: string;
}

/** The pages, and what their forms do. */
export interface Site {
  get(request: Request, url: URL, exchange: Exchange): Promise<Response>;
  post(request: Request, url: URL, exchange: Exchange): Promise<Response>;
  notFound(request: Request, url: URL, exchange: Exchange): Promise<Response>;
}

/** What was typed is shown again when it was refused; nothing else that a form held is. */
const TYPED = ["body", "reply", "comment", "email", "next"] as const;

/** Puts the pages together. Loaded when somebody first looks at one: nothing else needs what draws them. */
export function createSite(deps: SiteDeps): Site {
  const { cookies, guard, limits, settings, publicUrl } = deps;
  const answerPage = createAnswerPage(writeDocument);

  /** Finds out by the cookie who it is, and counts the request. Nothing but a page is asked so. */
  const identify = async (request: Request, exchange: Exchange): Promise<Caller | null> => {
    const token = cookies.session(request);
    const session = token === null ? null : await deps.readViewer(token);
    if (session !== null) {
      exchange.caller = session.viewer;
      exchange.bearer = exchange.sessionToken = token;
    }
    await limits.spendRequest(exchange.caller?.id ?? exchange.clientAddress);
    return exchange.caller;
  };

  const visitOf = (
    request: Request,
    url: URL,
    exchange: Exchange,
    refused: Pick<Visit, "notice" | "typed"> & { visitor?: string },
  ): Visit => {
    const { visitor, ...rest } = refused;
    const bound = exchange.sessionToken ?? visitor;
    return {
      url,
      settings,
      publicUrl,
      viewer: exchange.caller,
      ask: createAsk(deps, exchange, deps.contextOf(exchange)),
      formToken: bound === undefined ? guard.sharedToken() : guard.token(bound),
      mailedTo: cookies.mailedTo(request),
      ...rest,
    };
  };

  const problem = (
    request: Request,
    url: URL,
    exchange: Exchange,
    notice: Notice,
  ): Promise<Response> => {
    const visit = visitOf(request, url, exchange, { notice, typed: {} });
    return answerPage(request, visit, problemPage(notice));
  };

  /** Shows a page; with a notice where a form of it was refused. */
  const show = async (
    request: Request,
    url: URL,
    exchange: Exchange,
    refused: { notice: Notice | null; typed: Record<string, string> },
  ): Promise<Response> => {
    const routed = routeOf(url.pathname);
    if (routed === null) return problem(request, url, exchange, refused.notice ?? NOTHING_HERE);
    const known = routed.forVisitors ? cookies.visitor(request) : null;
    const made = routed.forVisitors && known === null ? cookies.newVisitor() : null;
    const visitor = known ?? made?.id;
    const visit = visitOf(request, url, exchange, {
      ...refused,
      ...(visitor === undefined ? {} : { visitor }),
    });
    const answer = await routed.make(visit, routed.parts);
    if (answer === null) return problem(request, url, exchange, refused.notice ?? NOTHING_HERE);
    if ("to" in answer) return redirect(answer.to, answer.permanent ? 301 : 302);
    const response = await answerPage(request, visit, answer);
    if (made) response.headers.append("set-cookie", made.cookie);
    return response;
  };

  const guarded = async (
    request: Request,
    url: URL,
    exchange: Exchange,
    answer: () => Promise<Response>,
  ): Promise<Response> => {
    try {
      return await answer();
    } catch (error) {
      const notice = noticeOf(error);
      if (notice === null) throw error;
      return problem(request, url, exchange, notice);
    }
  };

  return {
    get: (request, url, exchange) =>
      guarded(request, url, exchange, async () => {
        const { pathname, search } = url;
        const bare = pathname.replace(/\/+$/, "");
        // Of pages alone: what begins with two slashes would be another host.
        if (bare !== pathname && pathname !== "/" && routeOf(bare) !== null)
          return redirect(bare + search, 301);
        const file = await siteFile(url, request, {
          settings,
          publicUrl,
          ask: createAsk(deps, exchange, deps.contextOf(exchange)),
          spend: async () => limits.spendRequest(exchange.clientAddress),
        });
        if (file !== null) return file;
        await identify(request, exchange);
        return show(request, url, exchange, { notice: null, typed: {} });
      }),

    notFound: (request, url, exchange) =>
      guarded(request, url, exchange, async () => {
        await identify(request, exchange);
        return problem(request, url, exchange, NOTHING_HERE);
      }),

    post: (request, url, exchange) =>
      guarded(request, url, exchange, async () => {
        const action = actionOf(url.pathname.slice("/actions/".length));
        if (action === null) return problem(request, url, exchange, NOTHING_HERE);
        const form = await readForm(request);
        if (!(form instanceof URLSearchParams)) return problem(request, url, exchange, form);
        const viewer = await identify(request, exchange);
        const refuse = (notice: Notice): Promise<Response> =>
          show(request, new URL(localPath(form.get("back")), publicUrl), exchange, {
            notice,
            typed: Object.fromEntries(TYPED.map((name) => [name, form.get(name) ?? ""])),
          });
        if (viewer === null && !action.forVisitors && cookies.session(request) !== null)
          return action.signedOutIsDone
            ? redirect("/", 303, [cookies.forgetSession()])
            : refuse(SIGNED_OUT);
        const bound = exchange.sessionToken ?? cookies.visitor(request);
        if (bound === null || !guard.accepts(request, form.get("csrf"), bound))
          return refuse(STALE_FORM);
        const ask = createAsk(deps, exchange, deps.contextOf(exchange));
        const { result } = await ask(action.operation, { input: action.input(form) });
        const refusal = refusalOf(result);
        if (refusal !== null) return refuse(refusal);
        const kept = action.cookies?.(form, result, cookies) ?? [];
        return redirect(afterwards(action, form, result), 303, kept);
      }),
  };
}

const NOTHING_HERE: Notice = {
  status: 404,
  message: "There is nothing at this address, or nothing that you may see.",
};

/** What went wrong and is nobody's fault here; null: it is ours. */
function noticeOf(error: unknown): Notice | null {
  if (error instanceof RateLimitedError)
    return { status: 429, message: error.message, retryAfterSeconds: error.retryAfterSeconds };
  if (error instanceof NotFoundError) return NOTHING_HERE;
  if (error instanceof DomainError) return { status: 400, message: error.message };
  return error instanceof URIError
    ? { status: 400, message: "This address is malformed: a character in it is cut in half." }
    : null;
}

function redirect(to: string, status: 301 | 302 | 303, cookies: readonly string[] = []): Response {
  const { "content-type": _, ...headers } = PAGE_HEADERS;
  const response = new Response(null, {
    status,
    headers: {
      ...headers,
      location: to,
      // For good is not for ever: papers are parted again.
      "cache-control": status === 301 ? "public, max-age=3600" : "no-store",
    },
  });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}
