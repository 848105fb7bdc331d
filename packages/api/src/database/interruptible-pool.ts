import { AsyncResource } from "node:async_hooks";
import pg from "pg";
import { requestScope } from "../logging/request-scope.ts";

type Callback = (...results: unknown[]) => void;
type AnyQuery = (...args: unknown[]) => unknown;

/**
 * A pool whose statements end with the request that sent them, where the request has said that it may be interrupted:
 * see {@link RunningStatements}. PostgreSQL itself would go on with what nobody waits for.
 */
export class InterruptiblePool extends pg.Pool {
  /** Apart, as all other connections may be busy with what is to be cancelled. */
  readonly #canceller: pg.Pool;

  constructor(config: pg.PoolConfig) {
    super(config);
    this.#canceller = new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 10_000 });
    this.#canceller.on("error", () => {});
    this.on("connect", (client) => this.#makeInterruptible(client));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(
    callback: (
      error: Error | undefined,
      client: pg.PoolClient | undefined,
      done: (release?: unknown) => void,
    ) => void,
  ): void;
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | void {
    if (callback === undefined) return super.connect();
    // A connection that was waited for is handed over by whoever gives it back, which may be another request.
    // Not by AsyncResource.bind, which makes two more functions with prototypes of each, for a property that is deprecated:
    // they, and all that they hold, outlive the collection of what is young.
    const asker = new AsyncResource("DatabaseConnection");
    return super.connect((...handed) => asker.runInAsyncScope(callback, undefined, ...handed));
  }

  override async end(): Promise<void> {
    await super.end();
    await this.#canceller.end();
  }

  #makeInterruptible(client: pg.PoolClient): void {
    const { processID } = client as unknown as { processID: number };
    const query = client.query.bind(client) as AnyQuery;
    const cancel = async (): Promise<void> => {
      await this.#canceller.query("SELECT pg_cancel_backend($1)", [processID]);
    };
    const interruptible: AnyQuery = (...args) => {
      const statements = requestScope()?.statements;
      if (statements === undefined) return query(...args);
      const callback = args.at(-1) as Callback | undefined;
      if (typeof callback !== "function") {
        const end = statements.begin(cancel);
        return ended(query(...args) as Promise<unknown>, end);
      }
      let end: ReturnType<typeof statements.begin>;
      try {
        end = statements.begin(cancel);
      } catch (error) {
        process.nextTick(callback, error);
        return undefined;
      }
      return query(...args.slice(0, -1), (...results: unknown[]) => {
        const cancelled = end();
        if (cancelled === undefined) callback(...results);
        // oxlint-disable-next-line promise/no-callback-in-promise -- the pool's own way of giving the connection back
        else void cancelled.then(() => callback(...results));
      });
    };
    client.query = interruptible as typeof client.query;
  }
}

/** The same result, once nothing is on its way to the statement any more. */
async function ended<T>(sent: Promise<T>, end: () => Promise<void> | undefined): Promise<T> {
  try {
    return await sent;
  } finally {
    await end();
  }
}
