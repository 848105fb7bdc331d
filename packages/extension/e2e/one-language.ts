import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Copies a build and leaves it one language, for a browser that has only English itself: it takes what there is.
 * @param locale as extensions name it, such as `zh_CN`
 */
export async function buildInOneLanguage(build: string, locale: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `paperround-${locale}-`));
  await cp(build, folder, { recursive: true });
  for (const other of await readdir(join(folder, "_locales"))) {
    if (other !== locale) await rm(join(folder, "_locales", other), { recursive: true });
  }
  const path = join(folder, "manifest.json");
  const manifest = { ...JSON.parse(await readFile(path, "utf8")), default_locale: locale };
  await writeFile(path, JSON.stringify(manifest));
  return folder;
}
