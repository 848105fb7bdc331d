import { GraphQLError } from "graphql";

/** A request that is turned away before its operation is looked at, with an HTTP status of its own. */
export function refusal(status: number, code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
