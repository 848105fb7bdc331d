import SchemaBuilder, { BasePlugin } from "@pothos/core";
import type { PothosOutputFieldConfig, SchemaTypes } from "@pothos/core";
import type { GraphQLFieldResolver } from "graphql";
import type { Context } from "./context.ts";
import { ForbiddenError, MissingScopeError, SuspendedError } from "./errors.ts";
import type { TokenScope } from "./token-scope.ts";

/** What a field says of who may use it, as it stands in `t.withAuth(…)`. */
interface NamedScopes {
  scope?: TokenScope;
  session?: boolean;
  anyone?: boolean;
  editor?: boolean;
  moderator?: boolean;
  admin?: boolean;
  evenSuspended?: boolean;
}

/**
 * Sees to it that every mutation says what a token needs for it: `t.withAuth({ scope: "VOTE" })`. What was said goes into
 * the description, and its refusal into the union of the result; a mutation that says nothing does not build.
 */
class TokenScopePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(
    field: PothosOutputFieldConfig<Types>,
  ): PothosOutputFieldConfig<Types> {
    if (field.kind !== "Mutation") return field;
    const named = scopesOf(field);
    const needs = describe(named);
    if (needs === null) {
      throw new Error(
        `Mutation.${field.name} does not say what a token needs for it. Say one of t.withAuth({ scope: "…" }), { editor: true }, { moderator: true }, { admin: true }, { session: true } and { anyone: true }.`,
      );
    }
    const { errors } = field.pothosOptions as { errors?: { types?: readonly unknown[] } };
    const refusals = [
      ...(named.anyone ? [] : [named.session ? ForbiddenError : MissingScopeError]),
      ...(isForSuspended(named) ? [] : [SuspendedError]),
    ];
    const types = [...new Set([...(errors?.types ?? []), ...refusals])];
    return {
      ...field,
      description: `${field.description ?? ""} ${needs}`,
      pothosOptions: { ...field.pothosOptions, errors: { ...errors, types } },
    };
  }

  /**
   * A token without `READ` has a caller and no viewer, so that nothing private is shown with it. A field that names what
   * it needs is the caller's nevertheless, and only that field: what its answer leads to is not.
   */
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types["Context"]>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types["Context"]> {
    const named = scopesOf(field);
    if (Object.keys(named).length === 0) return resolver;
    const isRefused = field.kind === "Mutation" && !isForSuspended(named);
    return (parent, args, given, info) => {
      const context = given as Context;
      const ofCaller =
        context.viewer === context.caller ? context : { ...context, viewer: context.caller };
      const { suspension } = context.caller ?? {};
      if (suspension && isRefused) throw new SuspendedError(suspension);
      return resolver(parent, args, ofCaller, info);
    };
  }
}

/** Who is suspended may still sign in and out, leave, and see to what concerns nobody else. */
function isForSuspended({ anyone, evenSuspended }: NamedScopes): boolean {
  return Boolean(anyone ?? evenSuspended);
}

function scopesOf(field: { pothosOptions: object }): NamedScopes {
  return (field.pothosOptions as { authScopes?: NamedScopes }).authScopes ?? {};
}

/** In the words of the manual; null when nothing was said. */
function describe({
  scope,
  session,
  anyone,
  editor,
  moderator,
  admin,
}: NamedScopes): string | null {
  if (session) return "Needs a session: no token can do it.";
  if (scope) return `A token needs the scope \`${scope}\`.`;
  if (editor ?? moderator ?? admin) return "A token needs the scope `MODERATE`.";
  return anyone ? "Needs no account." : null;
}

declare global {
  // How the builder's plugins make themselves known.
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      tokenScope: TokenScopePlugin<Types>;
    }
  }
}

SchemaBuilder.registerPlugin("tokenScope", TokenScopePlugin);
