import { getOperationAST, OperationTypeNode } from "graphql";
import type { Plugin } from "graphql-yoga";
import { RunningStatements } from "../database/running-statements.ts";
import type { ServerContext } from "../exchange.ts";

/**
 * Lets a query be interrupted: when its sender goes away, so do its statements. A mutation goes on, as its sender may have
 * gone just after it was done, and would not know which it was.
 */
export function useInterruption(): Plugin<object, ServerContext> {
  return {
    onExecute({ args }) {
      const { exchange } = args.contextValue as unknown as ServerContext;
      const operation = getOperationAST(args.document, args.operationName);
      if (operation?.operation === OperationTypeNode.QUERY)
        exchange.statements = new RunningStatements();
    },
  };
}
