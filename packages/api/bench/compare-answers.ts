import { isDeepStrictEqual } from "node:util";
import { BenchFailure } from "./bench-failure.ts";
import type { Operation, Variables } from "./operations.ts";
import type { Subject } from "./subjects.ts";

/** The answer to each of some requests, parsed. */
export async function collectAnswers(
  subject: Subject,
  url: string,
  operation: Operation,
  variables: Variables[],
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const each of variables) {
    const { method, path, body } = subject.request(operation, each);
    const response = await fetch(url + path, {
      method,
      headers: subject.headers,
      ...(body === "" ? {} : { body }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new BenchFailure(`${subject.name} answers ${response.status} to ${operation}: ${text}`);
    answers.push(JSON.parse(text));
  }
  return answers;
}

/**
 * Sees to it that both give the same data for the same requests, all of it.
 * @throws {BenchFailure} with the first difference
 */
export function requireSameAnswers(
  operation: Operation,
  variables: Variables[],
  ours: unknown[],
  theirs: unknown[],
): void {
  for (const [index, each] of variables.entries()) {
    if (isDeepStrictEqual(ours[index], theirs[index])) continue;
    throw new BenchFailure(
      `The ${operation} with ${JSON.stringify(each)} differs, so there is nothing to compare.\n` +
        `paperround: ${JSON.stringify(ours[index])}\nbaseline:   ${JSON.stringify(theirs[index])}`,
    );
  }
  if (isDeepStrictEqual(ours[0], ours[1]))
    throw new BenchFailure(
      `The ${operation} is the same for every request: the check proves nothing.`,
    );
}
