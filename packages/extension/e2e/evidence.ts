import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Leaves word of the browser that really ran, for whoever asked for the tests. */
export async function noteBrowser(ran: string): Promise<void> {
  const folder = process.env["PAPERROUND_TEST_EVIDENCE"];
  if (!folder) return;
  const name = ran.split(" ")[0]?.toLowerCase() ?? "browser";
  await writeFile(join(folder, `${name}.json`), JSON.stringify({ ran }));
}
