import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { RunningStatements } from "../database/running-statements.ts";

/** What is known of a request everywhere below it without being handed down: only what a log line, an error or a connection needs. */
export interface RequestScope {
  /** Sent back as `x-request-id`, and written beside everything that is logged meanwhile. */
  requestId: string;
  /** What ends when its sender goes away; undefined while nothing may. */
  statements: RunningStatements | undefined;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Runs `work` and whatever it starts inside a new request scope. */
export function inRequestScope<T>(scope: RequestScope, work: () => T): T {
  return scopes.run(scope, work);
}

/** The scope of the request that is being answered here; undefined outside of one. */
export function requestScope(): RequestScope | undefined {
  return scopes.getStore();
}

/** A new id: unguessable, so that knowing one tells nothing of others. */
export function newRequestId(): string {
  return randomUUID();
}
