import { MissingScopeError } from "@paperround/schema/errors";
import { allows } from "@paperround/schema/token-scope";
import { GraphQLError } from "graphql";
import type { DocumentNode } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { ServerContext } from "../exchange.ts";
import { createViewerFieldFinder } from "./viewer-fields.ts";

/**
 * Refuses what asks about the viewer with a token that may not see it: `viewer`, `viewerHasUpvoted` and whatever else
 * begins so. There is nobody to tell of (see `Context.viewer`), and false or null would pass for an answer. It is said
 * before anything runs, so that no mutation is done without its caller learning of it.
 */
export function usePrivateReads(): Plugin<object, ServerContext> {
  const asksOfViewer = createViewerFieldFinder();
  const refusal = ({ exchange }: ServerContext, document: DocumentNode) => {
    if (allows(exchange.accessToken, "READ") || !asksOfViewer(document)) return undefined;
    const { message, extensions } = new MissingScopeError("READ");
    return new GraphQLError(message, { extensions: { ...extensions, http: { status: 403 } } });
  };
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const error = refusal(args.contextValue as unknown as ServerContext, args.document);
      if (error) setResultAndStopExecution({ errors: [error] });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const error = refusal(args.contextValue as unknown as ServerContext, args.document);
      if (error) setResultAndStopExecution({ errors: [error] });
    },
  };
}
