// How each peer is run by the benchmark: told where the database is, and saying when it answers.
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    "database-url": { type: "string", default: "" },
    bits: { type: "string", default: "0" },
  },
});

export const databaseUrl = values["database-url"];
export const bits = Number(values.bits);

/**
 * @param {string} url where it answers, without a trailing slash
 * @param {() => Promise<unknown>} close
 */
export function ready(url, close) {
  const stop = () => void close().finally(() => process.exit(0));
  process.once("SIGTERM", stop).once("disconnect", stop);
  process.send?.({ type: "ready", url });
}
