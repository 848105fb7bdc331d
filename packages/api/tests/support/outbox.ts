import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A mail as it was written, headers and all. */
export interface ReceivedMail {
  to: string;
  subject: string;
  raw: string;
}

/** The mails of an outbox folder, the oldest first; none when the folder is not there. */
export async function readOutbox(folder: string): Promise<ReceivedMail[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const mails = names.filter((name) => name.endsWith(".eml")).sort();
  return Promise.all(
    mails.map(async (name) => {
      const raw = await readFile(join(folder, name), "utf8");
      return { to: header(raw, "To"), subject: header(raw, "Subject"), raw };
    }),
  );
}

function header(raw: string, name: string): string {
  return new RegExp(`^${name}: (.*)$`, "im").exec(raw)?.[1]?.trim() ?? "";
}
