import { isDeepStrictEqual } from "node:util";
import { BenchFailure } from "./bench-failure.ts";
import type { Question } from "./operations.ts";
import type { Subject } from "./subjects.ts";

/** The answer to each question, parsed and in the shape of ours. */
export async function collectAnswers(
  subject: Subject,
  url: string,
  questions: readonly Question[],
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const question of questions) {
    const { path, body, ...init } = subject.request(question);
    const response = await fetch(url + path, { ...init, ...(body === "" ? {} : { body }) });
    const text = await response.text();
    const answer = JSON.parse(text) as { data?: unknown; errors?: unknown };
    if (!response.ok || answer.data == null || answer.errors !== undefined) {
      throw new BenchFailure(
        `${subject.name} answers ${response.status} to ${JSON.stringify(question)}: ${text}`,
      );
    }
    answers.push(subject.read ? subject.read(answer as never, question) : answer);
  }
  return answers;
}

/**
 * Sees to it that both give the same data for the same questions, all of it.
 * @throws {BenchFailure} with the first difference
 */
export function requireSameAnswers(
  questions: readonly Question[],
  ours: readonly unknown[],
  theirs: readonly unknown[],
  name: string,
): void {
  for (const [index, question] of questions.entries()) {
    if (isDeepStrictEqual(ours[index], theirs[index])) continue;
    throw new BenchFailure(
      `The answers to ${JSON.stringify(question)} differ, so there is nothing to compare.\n` +
        `paperround: ${JSON.stringify(ours[index])}\n${name}: ${JSON.stringify(theirs[index])}`,
    );
  }
  if (new Set(ours.map((answer) => JSON.stringify(answer))).size < questions.length / 4)
    throw new BenchFailure("Most answers are the same: their comparison proves nothing.");
}
