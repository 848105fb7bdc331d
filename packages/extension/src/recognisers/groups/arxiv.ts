import type { Recogniser } from "../recogniser.ts";
import { alphaxiv } from "../sites/alphaxiv.ts";
import { arxiv } from "../sites/arxiv.ts";
import { huggingFace } from "../sites/hugging-face.ts";

/** arXiv and the readers around it. */
export const arxivSites: readonly Recogniser[] = [alphaxiv, arxiv, huggingFace];
