import type { Context } from "@paperround/schema/context";
import { MAX_COST } from "@paperround/schema/cost";
import { operationCost } from "@paperround/schema/operation-cost";
import type { ExecutionArgs, ExecutionResult } from "graphql";
import { createSourceEventStream, execute, getOperationAST, GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { LiveSettings } from "../config.ts";
import type { Exchange, ServerContext } from "../exchange.ts";
import { createConnections } from "./connections.ts";
import type { EndReason, GuardedStream } from "./guarded-stream.ts";
import { endResult, guardStream } from "./guarded-stream.ts";

/** How patient this side is, in milliseconds. */
export interface Pace {
  /** Between two looks at the open subscriptions. */
  round: number;
  /** For how long a reader may leave what was sent unread. */
  unread: number;
  /** For how long a connection may stay after its subscription was ended. */
  farewell: number;
}

const PACE: Pace = { round: 15_000, unread: 60_000, farewell: 5_000 };

/** What subscriptions need of the server. */
export interface SubscriptionDeps {
  settings: LiveSettings;
  /** A context of its own for each event: what one read must not answer for the next. */
  contextOf(exchange: Exchange): Context;
  /** Whether the session or token that it began with still holds; tells the exchange who it is now. */
  stillHolds(exchange: Exchange): Promise<boolean>;
  pace?: Pace;
}

/** The subscriptions that are open. */
export interface Subscriptions {
  plugin: Plugin<object, ServerContext>;
  /** Ends all of them and takes no more. */
  stop(): void;
}

interface Open {
  stream: GuardedStream;
  exchange: Exchange;
}

/** The longest that a timer takes, in seconds. */
const LONGEST = 2_000_000;

/** Runs subscriptions: within caps, each event as whoever asks may see it then, none for longer than its session. */
export function createSubscriptions(deps: SubscriptionDeps): Subscriptions {
  const { pace = PACE, settings } = deps;
  const connections = createConnections(settings);
  const open = new Set<Open>();
  let stopping = false;
  let rounds: NodeJS.Timeout | undefined;

  const end = ({ stream, exchange }: Open, reason: EndReason): void => {
    stream.end(reason);
    setTimeout(() => exchange.disconnect?.(), pace.farewell).unref();
  };

  const round = async (subscription: Open): Promise<void> => {
    const now = performance.now();
    const { stream, exchange } = subscription;
    if (stream.idleSince !== null && now - stream.idleSince > pace.unread)
      end(subscription, "TOO_SLOW");
    // A database that is away says nothing about a session; the next round asks again.
    else if (!(await deps.stillHolds(exchange).catch(() => true))) end(subscription, "SIGNED_OUT");
  };

  const begin = async (args: ExecutionArgs, exchange: Exchange, release: () => void) => {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) {
      release();
      return source;
    }
    const results = resultsOf(source, args, exchange, deps);
    const expiry = setTimeout(
      () => end(subscription, "SUBSCRIPTION_EXPIRED"),
      Math.min(settings.longestSeconds, LONGEST) * 1000,
    ).unref();
    const subscription: Open = {
      exchange,
      stream: guardStream(results, () => {
        release();
        clearTimeout(expiry);
        open.delete(subscription);
        if (open.size > 0) return;
        clearInterval(rounds);
        rounds = undefined;
      }),
    };
    open.add(subscription);
    rounds ??= setInterval(() => open.forEach((it) => void round(it)), pace.round).unref();
    if (stopping) end(subscription, "SERVER_STOPPING");
    return subscription.stream;
  };

  return {
    plugin: {
      onSubscribe({ args, setSubscribeFn, setResultAndStopExecution }) {
        const { exchange } = args.contextValue as unknown as ServerContext;
        let release: () => void;
        try {
          checkCost(args, exchange);
          release = connections.take(exchange.caller?.id ?? exchange.clientAddress);
        } catch (error) {
          setResultAndStopExecution({ errors: [error as never] });
          return;
        }
        setSubscribeFn(async (given: ExecutionArgs) => {
          try {
            return await begin(given, exchange, release);
          } catch (error) {
            release();
            throw error;
          }
        });
      },
      onResponse({ response: { headers } }) {
        if (!headers.get("content-type")?.startsWith("text/event-stream")) return;
        headers.set("cache-control", "no-store");
        // Proxies pass each event on as it comes; this is how nginx is asked to.
        headers.set("x-accel-buffering", "no");
      },
    },
    stop() {
      stopping = true;
      for (const subscription of open) end(subscription, "SERVER_STOPPING");
    },
  };
}

/** Checked before anything runs, as for queries, and shown alike. */
function checkCost(args: ExecutionArgs, exchange: Exchange): void {
  const operation = getOperationAST(args.document, args.operationName);
  if (!operation) return;
  const variables = (args.variableValues ?? {}) as Record<string, unknown>;
  try {
    exchange.cost = operationCost(args.schema, args.document, operation, variables);
  } catch {
    // Variables that do not fit: running the operation says so better.
    return;
  }
  if (exchange.cost > MAX_COST) {
    throw new GraphQLError(
      `An event of this could hold ${exchange.cost} objects; at most ${MAX_COST} are sent. Ask for smaller pages.`,
      { extensions: { code: "TOO_COSTLY" } },
    );
  }
}

/** Each event, run as an operation of its own. Nothing runs ahead: what the reader has not asked for is not read. */
function resultsOf(
  source: AsyncIterable<unknown>,
  args: ExecutionArgs,
  exchange: Exchange,
  deps: SubscriptionDeps,
): AsyncIterator<ExecutionResult> {
  const events = source[Symbol.asyncIterator]();
  return {
    async next() {
      const event = await events.next();
      if (event.done) return { value: undefined, done: true };
      if (!(await deps.stillHolds(exchange))) {
        await events.return?.();
        return { value: endResult("SIGNED_OUT"), done: false };
      }
      const contextValue = { ...(args.contextValue as object), ...deps.contextOf(exchange) };
      return {
        value: await execute({ ...args, contextValue, rootValue: event.value }),
        done: false,
      };
    },
    async return() {
      await events.return?.();
      return { value: undefined, done: true };
    },
  };
}
