import type { Recogniser } from "../recogniser.ts";
import { cambridge } from "../sites/cambridge.ts";
import { cell } from "../sites/cell.ts";
import { pnas } from "../sites/pnas.ts";
import { sage } from "../sites/sage.ts";
import { science } from "../sites/science.ts";
import { taylorFrancis } from "../sites/taylor-francis.ts";
import { wiley } from "../sites/wiley.ts";

/** Academies, presses, and publishers with the same software. */
export const academySites: readonly Recogniser[] = [
  cambridge,
  cell,
  pnas,
  sage,
  science,
  taylorFrancis,
  wiley,
];
