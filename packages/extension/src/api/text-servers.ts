import { textServersUntil } from "../storage.ts";

/** For how long a server that did not know a hash is sent texts. In milliseconds. */
const MEMORY = 60 * 60 * 1000;

/** Remembers which servers, older or newer than this extension, have to be sent the texts of operations. */
export interface TextServers {
  has(server: string): Promise<boolean>;
  add(server: string): Promise<void>;
}

/** Keeps it as long as the browser runs, since the background itself is put to sleep every half minute. */
export function keepTextServers(now: () => number = Date.now): TextServers {
  return {
    async has(server) {
      const until = (await textServersUntil.getValue())[server];
      // The clock may have been set back.
      return until !== undefined && until > now() && until <= now() + MEMORY;
    },
    async add(server) {
      const all = Object.entries(await textServersUntil.getValue());
      const lasting = all.filter(([, until]) => until > now());
      await textServersUntil.setValue({
        ...Object.fromEntries(lasting),
        [server]: now() + MEMORY,
      });
    },
  };
}
