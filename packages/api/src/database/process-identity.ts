import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What tells this process from any other that has or had its pid: the boot of the system and the moment
 * in it at which the process began.
 * @returns null when there is no such process, or the system does not say
 */
export function processIdentity(pid: number): string | null {
  try {
    if (process.platform === "linux") return linuxIdentity(pid);
    if (process.platform === "win32") return null;
    const started = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return started.trim() || null;
  } catch {
    return null;
  }
}

function linuxIdentity(pid: number): string {
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name, in parentheses, may hold anything. After it: the state is field 3, the start field 22,
  // in clock ticks since the boot. A zombie holds nothing any more.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z") throw new Error(`Process ${pid} has ended.`);
  return `${boot}/${fields[19]}`;
}
