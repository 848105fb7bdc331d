import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";

/** `École normale supérieure` as `ecole-normale-superieure`; empty where nothing is left. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, PAPER_RECORD_LIMITS.slug)
    .replace(/^-+|-+$/g, "");
}
