import type { Notice, Page } from "../visit.ts";

const TITLES: Readonly<Record<number, string>> = {
  400: "That makes no sense here",
  401: "Not signed in",
  403: "Not allowed",
  404: "Nothing here",
  413: "Too long",
  415: "No form",
  429: "Too many requests",
};

/** Instead of a page: what is wrong, and what to do. */
export function problemPage(notice: Notice): Page {
  const title = TITLES[notice.status] ?? "Not done";
  return {
    title,
    description: notice.message,
    path: "/",
    status: notice.status,
    indexed: false,
    unkept: true,
    tellsNotice: true,
    data: notice,
    body: () => (
      <div class="narrow face sheet">
        <h1>{title}</h1>
        <p>{notice.message}</p>
        <p>
          {notice.needsSignIn && (
            <a class="btn primary" href="/sign-in">
              Sign in
            </a>
          )}{" "}
          <a class="btn" href="/">
            Today’s papers
          </a>{" "}
          <a class="btn" href="/search">
            Search
          </a>
        </p>
      </div>
    ),
  };
}
