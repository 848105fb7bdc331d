import { builder } from "./builder.ts";
import { TOKEN_SCOPES } from "./token-scope.ts";
import type { TokenScope } from "./token-scope.ts";

const values = Object.entries(TOKEN_SCOPES).map(([name, description]) => [name, { description }]);

export const TokenScopeEnum = builder.enumType("TokenScope", {
  description: "What a personal access token may be allowed. A session is allowed all of it.",
  values: Object.fromEntries(values) as Record<TokenScope, { description: string }>,
});
