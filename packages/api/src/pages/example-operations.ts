import { readFileSync } from "node:fs";

/** A tab of the playground. */
export interface ExampleTab {
  query: string;
  /** JSON. */
  variables?: string;
  /** JSON. */
  headers?: string;
}

const SIGNED_IN = inJson({ Authorization: "Bearer PASTE_YOUR_TOKEN_HERE" });

/**
 * What the playground's tabs hold at first: one task each, runnable as it stands on the bundled papers. A test runs
 * every one.
 */
export function exampleTabs(): ExampleTab[] {
  return [
    tab("todays-papers"),
    tab("paper-by-any-name"),
    tab("search"),
    tab("related-papers"),
    tab("sign-in", { variables: inJson({ email: "you@example.org", code: "123456" }) }),
    tab("vote", { headers: SIGNED_IN }),
    tab("save", { headers: SIGNED_IN }),
    tab("lists", { headers: SIGNED_IN }),
    tab("discuss", { headers: SIGNED_IN }),
    tab("mine", { headers: SIGNED_IN }),
    tab("live"),
    tab("make-token", { headers: SIGNED_IN }),
    tab("webhook", { headers: SIGNED_IN }),
    tab("private-lookup"),
  ];
}

/** @param name of its file in `examples/` */
function tab(name: string, rest: Omit<ExampleTab, "query"> = {}): ExampleTab {
  return {
    query: readFileSync(new URL(`examples/${name}.graphql`, import.meta.url), "utf8"),
    ...rest,
  };
}

function inJson(value: Record<string, string>): string {
  return JSON.stringify(value, null, 2);
}
