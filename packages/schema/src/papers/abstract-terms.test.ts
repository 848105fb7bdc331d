import { describe, expect, it } from "vitest";
import type { AbstractPolicy, AbstractTerms } from "./abstract-terms.ts";
import { ABSTRACT_POLICIES, abstractTerms, showsAbstract } from "./abstract-terms.ts";
import { LICENCES } from "./abstract-terms.cases.ts";

/** Which policy shows what. */
const SHOWN: Record<AbstractPolicy, AbstractTerms[]> = {
  all: ["OPEN", "UNKNOWN", "RESERVED"],
  "unless-reserved": ["OPEN", "UNKNOWN"],
  licensed: ["OPEN"],
  none: [],
};

describe("abstractTerms", () => {
  it.each(LICENCES)("%s is %s", (licence, terms) => {
    expect(abstractTerms(licence)).toBe(terms);
    for (const policy of ABSTRACT_POLICIES)
      expect(showsAbstract(policy, licence), policy).toBe(SHOWN[policy].includes(terms));
  });
});
