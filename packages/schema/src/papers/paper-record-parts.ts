import { z } from "zod";
import { normalisePaperId } from "../paper-id/normalise-paper-id.ts";
import { PAPER_ID_SCHEMES } from "../paper-id/scheme.ts";
import type { ParsedPaperId } from "../paper-id/scheme.ts";
import { readOrcid } from "./orcid.ts";
import { day, line, PAPER_RECORD_LIMITS, pattern, url } from "./paper-record-fields.ts";

const LIMIT = PAPER_RECORD_LIMITS;

/** An id of the paper, in normal form. */
export const paperId = z
  .object(
    {
      scheme: z.enum(PAPER_ID_SCHEMES, {
        error: `The scheme of an id must be one of ${PAPER_ID_SCHEMES.join(", ")}.`,
      }),
      value: z.string({ error: "The value of an id must be a text." }),
      version: z
        .int({ error: "A version must be a whole number." })
        .positive({ error: "Versions begin at 1." })
        .optional(),
    },
    { error: "An id must be an object with a scheme and a value." },
  )
  .transform(({ scheme, value, version }, context): ParsedPaperId => {
    const id = normalisePaperId(scheme, value);
    if (id) return version === undefined ? id : { ...id, version };
    context.addIssue({
      code: "custom",
      message: `“${value.slice(0, 80)}” is no id of the scheme ${scheme}.`,
    });
    return z.NEVER;
  });

/** One of its authors, as the source names and knows them. */
export const author = z.object(
  {
    name: line("An author's name", LIMIT.name),
    orcid: z
      .string({ error: "An ORCID iD must be a text." })
      .transform((text, context) => {
        const orcid = readOrcid(text);
        if (orcid) return orcid;
        context.addIssue({ code: "custom", message: `“${text.slice(0, 80)}” is no ORCID iD.` });
        return z.NEVER;
      })
      .optional(),
    openAlexId: pattern(
      /^A\d{1,15}$/,
      "An author's OpenAlex id is the letter A and digits.",
    ).optional(),
    semanticScholarId: pattern(
      /^\d{1,15}$/,
      "An author's Semantic Scholar id has only digits.",
    ).optional(),
    affiliation: line("An author's affiliation", LIMIT.affiliation).optional(),
  },
  { error: "An author must be an object with a name." },
);

/** The lab, university or company it comes from. */
export const org = z.object(
  {
    slug: pattern(
      /^[\w.-]{1,100}$/,
      "An org's slug has 1 to 100 letters, digits, dots, hyphens and underscores.",
    ),
    name: line("The org's name", LIMIT.name),
    url: url("The org's address").optional(),
    ror: pattern(
      /^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/,
      "An org's ROR id looks like 01an7q238.",
    ).optional(),
    handle: pattern(
      /^[\w.-]{1,100}$/,
      "An org's handle has 1 to 100 letters, digits, dots, hyphens and underscores.",
    ).optional(),
  },
  { error: "An org must be an object with a slug and a name." },
);

/** One of its versions, and the day it is of. */
export const version = z.object(
  {
    version: z
      .int({ error: "A version must be a whole number." })
      .positive({ error: "Versions begin at 1." }),
    on: day("The day of a version").nullable().default(null),
  },
  { error: "A version must be an object with its number and the day it is of." },
);

const SPDX = /^[A-Za-z0-9][A-Za-z0-9.+-]{0,99}$/;

/** `CC-BY-4.0`, or the address where the licence stands. */
export const licence = z
  .string({ error: "The abstract's licence must be a text." })
  .refine((text) => SPDX.test(text) || /^https?:/.test(URL.parse(text)?.protocol ?? ""), {
    error: "The abstract's licence must be an SPDX identifier or a web address.",
  })
  .refine((text) => text.length <= LIMIT.licence, {
    error: `The abstract's licence is longer than ${LIMIT.licence} characters.`,
  });

/** Where it, its code and its project are found. */
export const links = z.object(
  {
    landing: url("The landing page").nullable().default(null),
    pdf: url("The PDF's address").nullable().default(null),
    code: url("The code's address").nullable().default(null),
    project: url("The project's page").nullable().default(null),
  },
  { error: "The links must be an object." },
);
