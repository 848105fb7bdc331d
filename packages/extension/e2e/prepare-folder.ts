import { rm } from "node:fs/promises";
import { prepareFolder } from "./api-server.ts";

/** Before all tests: nearly every file starts a server of its own. @returns what is done after them */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = await prepareFolder();
  return () => rm(folder, { recursive: true, force: true });
}
