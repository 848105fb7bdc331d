import { getOperationAST, OperationTypeNode } from "graphql";
import type { Plugin } from "graphql-yoga";

/** Says after each mutation that something may have been committed: also after one that failed half-way through its fields. */
export function useAnnouncements(announce: () => void): Plugin {
  return {
    onExecute({ args }) {
      const operation = getOperationAST(args.document, args.operationName);
      return operation?.operation === OperationTypeNode.MUTATION
        ? { onExecuteDone: announce }
        : undefined;
    },
  };
}
