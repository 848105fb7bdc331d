import pg from "pg";
import type { Hear, Listening } from "./database.ts";

/** Between two attempts to connect again, in milliseconds; doubled each time up to the second. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** Between two looks whether a silent connection is still there, in milliseconds, and how long that may take. */
const LOOK_EVERY = 20_000;
const LOOK_PATIENCE = 10_000;

/**
 * Listens on a connection of its own: one of the pool would be taken from requests. A connection that breaks, or is
 * silently gone, is made again until it is closed.
 * @throws the error of the first connection
 */
export async function listenOnServer(
  config: pg.ClientConfig,
  channel: string,
  hear: Hear,
): Promise<Listening> {
  const listener = new Listener(config, channel, hear);
  await listener.connect();
  return { close: () => listener.close() };
}

class Listener {
  readonly #config: pg.ClientConfig;
  readonly #channel: string;
  readonly #hear: Hear;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #pause = FIRST_PAUSE;
  #closed = false;

  constructor(config: pg.ClientConfig, channel: string, hear: Hear) {
    this.#config = { ...config, query_timeout: LOOK_PATIENCE };
    this.#channel = channel;
    this.#hear = hear;
  }

  async connect(): Promise<void> {
    const client = new pg.Client(this.#config);
    client.on("notification", ({ payload }) => this.#hear.message(payload ?? ""));
    client.on("error", () => this.#lost(client));
    client.on("end", () => this.#lost(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(this.#channel)}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    if (this.#closed) return client.end();
    this.#client = client;
    this.#pause = FIRST_PAUSE;
    this.#lookLater(client);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
  }

  #lookLater(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query("SELECT 1").then(
        () => client === this.#client && this.#lookLater(client),
        () => this.#lost(client),
      );
    }, LOOK_EVERY).unref();
  }

  #lost(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#client = null;
    clearTimeout(this.#timer);
    void client.end().catch(() => {});
    this.#connectLater();
  }

  #connectLater(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
      this.connect().then(
        () => !this.#closed && this.#hear.again(),
        () => this.#connectLater(),
      );
    }, this.#pause).unref();
  }
}
