import type { Notice } from "../visit.ts";
import { signInPath } from "./SiteHeader.tsx";
import { useHere } from "./visit-context.ts";

/** Why something was not done, and what to do. */
export function NoticeBox({ notice }: { notice: Notice }) {
  const here = useHere();
  return (
    <div class="notice" role="alert">
      <p>{notice.message}</p>
      {notice.needsSignIn && (
        <a class="btn primary" href={signInPath(here)}>
          Sign in
        </a>
      )}
    </div>
  );
}
