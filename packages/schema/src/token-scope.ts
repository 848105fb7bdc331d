/**
 * What a personal access token may be allowed, and what each covers. A session is allowed all of it; a token changes
 * only what one of its scopes covers, and shows only with `READ` what not everybody may see.
 */
export const TOKEN_SCOPES = {
  READ: "See what only the viewer may see: `viewer`, private lists, notes, their votes. What is public needs no scope.",
  VOTE: "Give and withdraw the viewer's votes and reactions.",
  COMMENT: "Write, change and delete the viewer's comments, and report those of others.",
  LISTS:
    "Make, change and delete the viewer's lists and what is in them, choose what they follow and what their digest brings, and keep their searches.",
  SUBMIT: "Put papers on the list of a day.",
  WEBHOOKS: "Set up webhooks, and see what was delivered to them.",
  MODERATE:
    "Use the rights that the viewer's role adds. Without it, a token is a member's, whatever the role.",
} as const;

/** A part of what a person may do, which a token can be allowed. */
export type TokenScope = keyof typeof TOKEN_SCOPES;

/** The personal access token of a request. */
export interface AccessToken {
  /** Of its row. */
  id: number;
  scopes: ReadonlySet<TokenScope>;
}

/** Whether a request may use a scope: with a session, all of them. */
export function allows(token: AccessToken | null, scope: TokenScope): boolean {
  return token === null || token.scopes.has(scope);
}
