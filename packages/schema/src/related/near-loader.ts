import type { Context } from "../context.ts";
import { requestLoader } from "../request-loader.ts";
import type { Candidates, NearAnswer } from "./find-near.ts";
import { findCandidates, findNear } from "./find-near.ts";
import type { NearQuestion } from "./near-question.ts";

/** A question with a name by which the same one is known again. */
export interface NamedQuestion {
  name: string;
  question: NearQuestion;
}

const nameOf = ({ name, question: { limit } }: NamedQuestion): string => `${limit} ${name}`;

const nearLoader = requestLoader<NamedQuestion, NearAnswer, string>(
  (context) => (asked) => findNear(context, questionsOf(asked)),
  { cacheKeyFn: nameOf },
);

const candidatesLoader = requestLoader<NamedQuestion, Candidates, string>(
  (context) => (asked) => findCandidates(context, questionsOf(asked)),
  { cacheKeyFn: nameOf },
);

function questionsOf(asked: readonly NamedQuestion[]): NearQuestion[] {
  return asked.map(({ question }) => question);
}

/** What is near, found for all papers or lists of an answer together. */
export function loadNear(asked: NamedQuestion, context: Context): Promise<NearAnswer> {
  return nearLoader(context).load(asked);
}

/** The same, without asking the database what may be seen of it. */
export function loadCandidates(asked: NamedQuestion, context: Context): Promise<Candidates> {
  return candidatesLoader(context).load(asked);
}
