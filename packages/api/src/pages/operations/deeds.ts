import { pageOperation } from "../run-operation.ts";
import type { PageOperation } from "../run-operation.ts";

/** What became of a mutation: done, or an error that was to be expected. */
export interface DeedData {
  result: {
    __typename: string;
    code?: string;
    message?: string;
    retryAfterSeconds?: number;
    /** Of a sign-in. */
    token?: string;
    expiresAt?: Date;
    /** Of a comment. */
    comment?: { id: string } | null;
  };
}

type Deed = PageOperation<DeedData, object>;

function deed(name: string, success = ""): Deed {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  return pageOperation<DeedData, object>(`mutation ${type}($input: ${type}Input!) {
    result: ${name}(input: $input) { __typename ${success}
      ... on Error { code message } ... on RateLimitedError { retryAfterSeconds }
    }
  }`);
}

export const setVote = deed("setVote");
export const saveToList = deed("saveToList");
export const removeFromList = deed("removeFromList");
export const setFollow = deed("setFollow");
export const addComment = deed("addComment", "... on AddCommentSuccess { comment { id } }");
export const editComment = deed("editComment", "... on EditCommentSuccess { comment { id } }");
export const deleteComment = deed("deleteComment");
export const requestSignInCode = deed("requestSignInCode");
export const signIn = deed("signIn", "... on SignInSuccess { token expiresAt }");
export const signOut: Deed = pageOperation<DeedData, object>(
  "mutation SignOut { result: signOut { __typename ... on Error { code message } } }",
);
