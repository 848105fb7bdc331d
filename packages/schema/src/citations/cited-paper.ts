import type { Prisma } from "../../generated/client/client.ts";
import type { PaperIdentifier } from "../paper-id/scheme.ts";

/** What a citation says of a paper: facts. The abstract is its authors' text, under a licence of its own. */
export interface CitedPaper {
  title: string;
  publishedOn: Date | null;
  venue: string | null;
  keywords: string[];
  categories: string[];
  landingUrl: string | null;
  pdfUrl: string | null;
  /** In the order of the schemes. */
  ids: PaperIdentifier[];
  /** As printed, in their order. */
  authorships: { name: string }[];
}

const IN_ORDER: Prisma.PaperIdOrderByWithRelationInput[] = [{ scheme: "asc" }, { value: "asc" }];

/** Selects a {@link CitedPaper}, for Prisma. */
export const CITED_PAPER = {
  title: true,
  publishedOn: true,
  venue: true,
  keywords: true,
  categories: true,
  landingUrl: true,
  pdfUrl: true,
  ids: { select: { scheme: true, value: true }, orderBy: IN_ORDER },
  authorships: { select: { name: true }, orderBy: { position: "asc" } },
} as const;
