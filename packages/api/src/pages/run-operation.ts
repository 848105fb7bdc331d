import { schema } from "@paperround/schema";
import type { Context } from "@paperround/schema";
import { RateLimitedError } from "@paperround/schema/errors";
import { operationCost } from "@paperround/schema/operation-cost";
import { execute, getOperationAST, OperationTypeNode, parse } from "graphql";
import type { DocumentNode, ExecutionArgs, ExecutionResult } from "graphql";
import type { Exchange } from "../exchange.ts";
import type { RequestLimits } from "../security/limits.ts";
import { useCompiledOperations } from "../use-compiled-operations.ts";

/** A fixed operation, and what comes of it. Pages ask the schema by these, and in no other way. */
export interface PageOperation<Data, Variables> {
  document: DocumentNode;
  /** What it costs, in objects that it may return: whatever its variables are. */
  cost(variables: Variables): number;
  /** Only for the types. */
  of?: (variables: Variables) => Data;
}

/** Asks the schema, as the viewer of a visit. */
export type Ask = <Data, Variables extends object>(
  operation: PageOperation<Data, Variables>,
  variables: Variables,
) => Promise<Data>;

/** @param source an operation whose page sizes are written into it */
export function pageOperation<Data, Variables extends object = Record<string, never>>(
  source: string,
): PageOperation<Data, Variables> {
  const document = parse(source, { noLocation: true });
  let cost: number | undefined;
  return {
    document,
    cost(variables) {
      const operation = getOperationAST(document);
      if (!operation) throw new Error("A page's document holds one operation.");
      cost ??= operationCost(schema, document, operation, { ...variables } as Record<
        string,
        unknown
      >);
      return Math.max(1, cost);
    },
  };
}

/**
 * Runs pages' operations as those of GraphQL run: compiled where that is worth it, and paid for from the same budget.
 * @param exchange of the request, with its caller
 */
export function createAsk(
  { limits, announce }: { limits: RequestLimits; announce: () => void },
  exchange: Exchange,
  context: Context,
): Ask {
  return async (operation, variables) => {
    const { document } = operation;
    const isMutation = getOperationAST(document)?.operation === OperationTypeNode.MUTATION;
    await pay(limits, exchange, operation.cost(variables));
    try {
      const { data, errors } = await run({
        schema,
        document,
        contextValue: context,
        variableValues: { ...variables } as Record<string, unknown>,
      });
      const [error] = errors ?? [];
      if (error !== undefined) throw error.originalError ?? error;
      return data as never;
    } finally {
      if (isMutation) announce();
    }
  };
}

async function pay(limits: RequestLimits, exchange: Exchange, cost: number): Promise<void> {
  const { caller, clientAddress } = exchange;
  const payer =
    caller === null
      ? { key: clientAddress, isAnonymous: true }
      : { key: `person:${caller.id}`, isAnonymous: false };
  const { granted, untilGranted } = await limits.pay(payer, cost);
  exchange.cost = (exchange.cost ?? 0) + cost;
  if (!granted) throw new RateLimitedError(untilGranted / 1000);
}

type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

const plugins = useCompiledOperations();

/** The plugins decide by which function an operation runs, as they do for those that come over GraphQL. */
async function run(args: ExecutionArgs): Promise<ExecutionResult> {
  let executeFn: Execute = execute;
  const setExecuteFn = (fn: Execute): void => {
    executeFn = fn;
  };
  for (const { onExecute } of plugins)
    await onExecute?.({ args, executeFn, setExecuteFn } as unknown as Parameters<
      NonNullable<typeof onExecute>
    >[0]);
  return executeFn(args);
}
