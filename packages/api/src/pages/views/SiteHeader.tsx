import { ASSETS } from "../site-files.ts";
import { ActionForm } from "./ActionForm.tsx";
import { useHere, useVisit } from "./visit-context.ts";

/** What stands above every page: where one is, the search, and who one is. */
export function SiteHeader() {
  const { settings, viewer, url } = useVisit();
  const query = url.pathname === "/search" ? (url.searchParams.get("q") ?? "") : "";
  return (
    <header class="site">
      <div class="wide">
        <a class="brand" href="/">
          <img src={ASSETS.icon} alt="" width="28" height="28" />
          {settings.siteName}
        </a>
        <form class="find" role="search" action="/search" method="get">
          <input
            type="search"
            name="q"
            value={query}
            maxLength={500}
            placeholder="Search papers, an arXiv id, a DOI"
            aria-label="Search papers"
            required
          />
          <button class="btn" type="submit">
            Search
          </button>
        </form>
        <nav class="account" aria-label="Your account">
          {viewer === null ? <SignInLink /> : <Account name={viewer.name} handle={viewer.handle} />}
        </nav>
      </div>
    </header>
  );
}

function SignInLink() {
  const here = useHere();
  const { url } = useVisit();
  const next = url.pathname.startsWith("/sign-in") ? "/" : here;
  return (
    <a class="btn" rel="nofollow" href={signInPath(next)}>
      Sign in
    </a>
  );
}

function Account({ name, handle }: { name: string; handle: string }) {
  return (
    <>
      <span class="who" dir="auto" title={`@${handle}`}>
        {name || `@${handle}`}
      </span>
      <a class="plain" href="/lists/mine">
        Reading list
      </a>
      <ActionForm action="sign-out" class="inline">
        <button class="link" type="submit">
          Sign out
        </button>
      </ActionForm>
    </>
  );
}

/** Where to sign in, and come back from. */
export function signInPath(next: string): string {
  return `/sign-in?${new URLSearchParams({ next }).toString()}`;
}
