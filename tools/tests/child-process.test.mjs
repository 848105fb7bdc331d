import { describe, expect, test } from "vitest";
import { run } from "../child-process.mjs";
import { fromRoot, PROJECT_NODE } from "../paths.mjs";

/** @param {string} script for our Node, with what child-process.mjs exports */
function node(script) {
  const module = JSON.stringify(fromRoot("tools", "child-process.mjs"));
  const source = `import { onStopSignal, run, start, stop, stopAll } from ${module};\n${script}`;
  return run(PROJECT_NODE, ["--input-type=module", "--eval", source]);
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A program that ignores being asked to end, started by another, and prints its process id. */
const STUBBORN = `start(process.execPath, ["-e", ${JSON.stringify(
  "process.on('SIGTERM', () => {}); console.log(process.pid); setInterval(() => {}, 1000)",
)}])`;

describe("a program that the tools run", () => {
  test("gives its output and its exit code", async () => {
    const { code, output } = await node(
      `console.log("out"); console.error("err"); process.exit(3)`,
    );
    expect({ code, lines: output.trim().split("\n").sort() }).toEqual({
      code: 3,
      lines: ["err", "out"],
    });
  });

  test("is 127 when it does not exist", async () => {
    expect(await run("/nowhere/at-all", [])).toMatchObject({ code: 127 });
  });

  test("is ended when its time is up", async () => {
    const { code } = await run(PROJECT_NODE, ["-e", "setInterval(() => {}, 1000)"], {
      timeoutMs: 200,
    });
    expect(code).toBe(128 + 15);
  });

  test.skipIf(process.platform === "win32")("does not outlive us", async () => {
    const { code, output } = await node(`
      const child = ${STUBBORN};
      child.stdout.once("data", (chunk) => { process.stdout.write(chunk, () => process.exit(5)); });
    `);
    expect(code).toBe(5);
    await expect.poll(() => isRunning(Number(output)), { timeout: 10_000 }).toBe(false);
  });

  test.skipIf(process.platform === "win32")("is ended by one Ctrl-C, sent twice", async () => {
    // npm repeats what the terminal has sent already: that must not cut the clean end short.
    const { code, output } = await node(`
      const child = start(process.execPath, ["-e", "process.on('SIGTERM', () => setTimeout(() => { console.log('clean'); process.exit() }, 300)); console.log('up'); setInterval(() => {}, 1000)"]);
      child.stdout.on("data", (chunk) => process.stdout.write(chunk));
      onStopSignal(() => void stopAll().then(() => process.exit(0)));
      child.stdout.once("data", () => { process.kill(process.pid, "SIGINT"); setTimeout(() => process.kill(process.pid, "SIGINT"), 50); });
    `);
    expect(output).toBe("up\nclean\n");
    expect(code).toBe(0);
  });
});
