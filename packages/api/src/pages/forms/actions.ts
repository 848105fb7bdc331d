import type { DeedData } from "../operations/deeds.ts";
import * as deeds from "../operations/deeds.ts";
import type { PageOperation } from "../run-operation.ts";
import { localPath } from "./local-path.ts";
import type { SiteCookies } from "./site-cookies.ts";

/** What a form does: one mutation, and where to go when it is done. */
export interface Action {
  operation: PageOperation<DeedData, object>;
  input(form: URLSearchParams): Record<string, unknown>;
  /** Where to go, beside what the form says. */
  to?(form: URLSearchParams, result: DeedData["result"]): string;
  cookies?(form: URLSearchParams, result: DeedData["result"], cookies: SiteCookies): string[];
  /** For who is not signed in: its form is bound to the visitor. */
  forVisitors?: boolean;
  /** Whether it is as good as done when nobody is signed in. */
  signedOutIsDone?: boolean;
}

const text = (form: URLSearchParams, name: string): string => form.get(name) ?? "";
const paper = (form: URLSearchParams) => ({ paper: { id: text(form, "paper") } });
const isOn = (form: URLSearchParams): boolean => text(form, "on") === "yes";
const listId = (form: URLSearchParams) => (form.get("list") ? { listId: form.get("list") } : {});
const next = (form: URLSearchParams): string => localPath(form.get("next"));

/** The part of the page that a form stands in, so that one comes back to where one was. */
const back = (form: URLSearchParams): string => localPath(form.get("back"));

const ofComment = (form: URLSearchParams, { comment }: DeedData["result"]): string => {
  const [page = "/"] = back(form).split("#");
  return comment ? `${page}#${commentAnchor(comment.id)}` : `${page}#comments`;
};

/** Where on its paper's page a comment stands. */
export function commentAnchor(id: string): string {
  return `c-${id.replaceAll(/[^\w-]/g, "")}`;
}

const ACTIONS = {
  vote: {
    operation: deeds.setVote,
    input: (form) => ({ ...paper(form), upvoted: isOn(form) }),
  },
  save: {
    operation: deeds.saveToList,
    input: (form) => ({ ...paper(form), ...listId(form) }),
  },
  unsave: {
    operation: deeds.removeFromList,
    input: (form) => ({ ...paper(form), ...listId(form) }),
  },
  follow: {
    operation: deeds.setFollow,
    input: (form) => ({ subjectId: text(form, "subject"), following: isOn(form) }),
  },
  comment: {
    operation: deeds.addComment,
    input: (form) => ({
      body: text(form, "body").replaceAll("\r\n", "\n"),
      idempotencyKey: text(form, "key"),
      ...(form.get("reply") ? { inReplyToId: form.get("reply") } : paper(form)),
    }),
    to: ofComment,
  },
  "edit-comment": {
    operation: deeds.editComment,
    input: (form) => ({
      commentId: text(form, "comment"),
      body: text(form, "body").replaceAll("\r\n", "\n"),
      revision: Number(/^\d{1,9}$/.exec(text(form, "revision"))?.[0] ?? 0),
    }),
    to: ofComment,
  },
  "delete-comment": {
    operation: deeds.deleteComment,
    input: (form) => ({ commentId: text(form, "comment") }),
    to: ofComment,
  },
  "sign-in-code": {
    operation: deeds.requestSignInCode,
    input: (form) => ({ email: text(form, "email") }),
    to: (form) => `/sign-in/code?${new URLSearchParams({ next: next(form) }).toString()}`,
    cookies: (form, _result, cookies) => [cookies.keepMailedTo(text(form, "email").trim())],
    forVisitors: true,
  },
  "sign-in": {
    operation: deeds.signIn,
    input: (form) => ({ email: text(form, "email"), code: text(form, "code") }),
    to: next,
    cookies: (_form, { token = "" }, cookies) => [
      cookies.keepSession(token),
      cookies.forgetMailedTo(),
    ],
    forVisitors: true,
  },
  "sign-out": {
    operation: deeds.signOut,
    input: () => ({}),
    to: () => "/",
    cookies: (_form, _result, cookies) => [cookies.forgetSession()],
    signedOutIsDone: true,
  },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof ACTIONS;

/** What the form of this name does; null: there is none. */
export function actionOf(name: string): Action | null {
  return Object.hasOwn(ACTIONS, name) ? ACTIONS[name as ActionName] : null;
}

/** Where one goes when it is done. */
export function afterwards(action: Action, form: URLSearchParams, result: DeedData["result"]) {
  return action.to?.(form, result) ?? back(form);
}
