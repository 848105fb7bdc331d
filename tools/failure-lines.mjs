/** How many failures are named: a step that fails altogether must not push the rest off the screen. */
const NAMED = 40;

/**
 * What failed, a line each, to stand last: what was printed when it happened may be thousands of lines above.
 *
 * @param {{ name: string, failed: number, failures?: string[] }[]} outcomes
 */
export function failureLines(outcomes) {
  const lines = outcomes.flatMap(({ name, failed, failures = [] }) => {
    if (failed > 0 && failures.length === 0) return [`✗ ${name}`];
    return failures.map((failure) => `✗ ${name}: ${failure}`);
  });
  const rest = lines.length - NAMED;
  return rest > 0 ? [...lines.slice(0, NAMED), `✗ and ${rest} more`] : lines;
}

/**
 * What failed and passed when it was tried again, a line each: a test to be mended, or a fault that comes now and then.
 *
 * @param {{ name: string, unsteady?: string[] }[]} outcomes
 */
export function unsteadyLines(outcomes) {
  return outcomes.flatMap(({ name, unsteady = [] }) =>
    unsteady.map((test) => `~ ${name}: ${test} (passed when tried again)`),
  );
}
