import { MAX_COST } from "@paperround/schema/cost";
import type { Clock, RateLimit } from "@paperround/schema/context";
import { GraphQLError } from "graphql";
import type { ExecutionResult } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Exchange, ServerContext } from "../exchange.ts";
import { COST_SECONDS } from "./limits.ts";
import type { Payer, Payment, RequestLimits } from "./limits.ts";

/** What Yoga hands to what runs an operation. */
interface Running extends ServerContext {
  params: { extensions?: Record<string, unknown> | null };
}

type StopWith = (result: ExecutionResult) => void;

/**
 * Lets every operation be paid for before it runs, from the budget of whoever sends it, and says in the headers of the
 * IETF's draft (`RateLimit-Policy`, `RateLimit`) what is left. A client that sends `"extensions": {"rateLimit": true}`
 * finds it in the answer's extensions too.
 */
export function useBudget(limits: RequestLimits, clock: Clock): Plugin<object, ServerContext> {
  const begin = (contextValue: unknown, stopWith: StopWith): void | Promise<void> => {
    const { exchange, params } = contextValue as Running;
    const charged = charge(exchange.cost);
    const settle = (payment: Payment): void => {
      exchange.payment = payment;
      exchange.paidAt = clock.now().getTime();
      exchange.wantsRateLimit = params.extensions?.["rateLimit"] === true;
      // What is left is the caller's own, and no answer for everybody.
      if (exchange.wantsRateLimit) exchange.cacheSeconds = undefined;
      if (!payment.granted) stopWith({ errors: [refusal(exchange, charged)] });
    };
    const payment = limits.pay(payerOf(exchange), charged);
    return payment instanceof Promise ? payment.then(settle) : settle(payment);
  };
  return {
    onExecute: ({ args, setResultAndStopExecution }) =>
      begin(args.contextValue, setResultAndStopExecution),
    onSubscribe: ({ args, setResultAndStopExecution }) =>
      begin(args.contextValue, setResultAndStopExecution),
    onResultProcess({ result, serverContext: { exchange } }) {
      if (!exchange.wantsRateLimit || Array.isArray(result) || !("data" in result)) return;
      result.extensions = { ...result.extensions, rateLimit: rateLimitOf(exchange) };
    },
    onResponse({ response, serverContext: { exchange } }) {
      const { payment, cacheSeconds } = exchange;
      if (payment === undefined || cacheSeconds !== undefined) return;
      const { limit, remaining, untilWhole } = payment;
      response.headers.set("ratelimit-policy", `"cost";q=${limit};w=${COST_SECONDS}`);
      response.headers.set("ratelimit", `"cost";r=${remaining};t=${Math.ceil(untilWhole / 1000)}`);
    },
  };
}

/** What is left of the budget that an operation was paid from. */
export function rateLimitOf({ cost, payment, paidAt }: Exchange): RateLimit {
  if (payment === undefined) throw new Error("An operation runs that nobody paid for.");
  const { limit, remaining, untilWhole } = payment;
  return { cost: charge(cost), limit, remaining, resetAt: new Date(paidAt + untilWhole) };
}

/** An operation that will be refused for its cost is not run, and takes no more than being refused is worth. */
function charge(cost: number | undefined): number {
  return cost === undefined || cost > MAX_COST ? 1 : Math.max(1, cost);
}

/** Each token pays for itself, so that one program of a person does not use up what another needs. */
function payerOf({ accessToken, caller, clientAddress }: Exchange): Payer {
  if (accessToken !== null) return { key: `token:${accessToken.id}`, isAnonymous: false };
  if (caller !== null) return { key: `person:${caller.id}`, isAnonymous: false };
  return { key: clientAddress, isAnonymous: true };
}

function refusal(exchange: Exchange, cost: number): GraphQLError {
  const { limit, remaining, untilGranted } = exchange.payment as Payment;
  const seconds = Math.max(1, Math.ceil(untilGranted / 1000));
  return new GraphQLError(
    `This operation costs ${cost}, and of your budget of ${limit} a minute ${remaining} is left: try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
    {
      extensions: {
        code: "RATE_LIMITED",
        retryAfterSeconds: seconds,
        rateLimit: rateLimitOf(exchange),
        http: { status: 429, headers: { "retry-after": String(seconds) } },
      },
    },
  );
}
