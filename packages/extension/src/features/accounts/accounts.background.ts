import * as z from "zod/mini";
import {
  answer,
  commentBody,
  commentPlace,
  idempotencyKey,
  nodeId,
  nothing,
  paperName,
} from "../../answering.ts";
import { createApi } from "../../api/client.ts";
import type { Api } from "../../api/client.ts";
import { keepTextServers } from "../../api/text-servers.ts";
import { requestSignInCode, signIn, signOut } from "../../api/operations/accounts.ts";
import type { AccountView, PendingSignIn } from "../../account-view.ts";
import type { Wanted } from "../../action.ts";
import { formerAccounts, pendingSignIn, sessions } from "../../storage.ts";
import { t } from "../../text.ts";

/** Told when the viewer changes; null when nobody is signed in any more. */
export type AccountChanged = (server: string, account: AccountView | null) => Promise<void>;

const wanted = z.union([
  z.object({ kind: z.literal("vote"), paper: paperName, upvoted: z.boolean() }),
  z.object({
    kind: z.literal("save"),
    paper: paperName,
    listId: z.nullable(nodeId),
    submitKey: z.optional(idempotencyKey),
  }),
  z.object({ kind: z.literal("submit"), paper: paperName, idempotencyKey }),
  z.object({
    kind: z.literal("comment"),
    paperId: nodeId,
    place: commentPlace,
    body: commentBody,
    idempotencyKey,
  }),
]) satisfies z.ZodMiniType<Wanted>;

/** Sign-in by a mailed code, and sign-out. The token stays here. */
export function startAccounts(api: Api, changed: AccountChanged): void {
  answer("accounts.read", "own page", nothing, async () => {
    const session = await sessions.read(await api.server());
    return session?.account ?? null;
  });

  answer("accounts.pending", "own page", nothing, async () => {
    const pending = await pendingSignIn.getValue();
    return pending && pending.expiresAt > Date.now() ? pending : null;
  });
  answer("accounts.forget-pending", "own page", nothing, () => pendingSignIn.removeValue());

  const request = z.object({
    email: z.string().check(z.minLength(3), z.maxLength(320)),
    wanted: z.nullable(wanted),
  });
  answer("accounts.request-code", "own page", request, async ({ email, wanted }) => {
    const sent = await api.run(requestSignInCode, { input: { email } });
    if (!sent.ok) return sent;
    const { sentTo, expiresInSeconds } = sent.value.requestSignInCode;
    const expiresAt = Date.now() + expiresInSeconds * 1000;
    // Kept here, because a popup forgets everything when the reader goes to fetch the code.
    const pending: PendingSignIn = { email: sentTo, expiresAt, wanted };
    await pendingSignIn.setValue(pending);
    return { ok: true, value: pending };
  });

  const mailed = z.object({ code: z.string().check(z.regex(/^\d{6}$/)) });
  answer("accounts.sign-in", "own page", mailed, async ({ code }) => {
    const pending = await pendingSignIn.getValue();
    if (!pending) {
      const message = t("accounts.codeUnexpected");
      return { ok: false, failure: { kind: "refused", code: "WRONG_CODE", message } };
    }
    const server = await api.server();
    const signed = await api.run(signIn, { input: { email: pending.email, code } });
    if (!signed.ok) return signed;
    const { token, viewer } = signed.value.signIn;
    const account: AccountView = { name: viewer.person.name, email: viewer.email };
    // The code has been used, whatever comes of it.
    await pendingSignIn.removeValue();
    try {
      await sessions.write(server, { token, account });
    } catch {
      // Nobody could use that session any more.
      await api.runAs({ server, token }, signOut, {});
      const message = t("accounts.notKept");
      return { ok: false, failure: { kind: "refused", code: "NOT_KEPT", message } };
    }
    // On a full disk that stays noted, and keeps from this account what was pressed in another's session.
    await noteFormer(server, null).catch(() => undefined);
    await changed(server, account);
    return { ok: true, value: account };
  });

  answer("accounts.sign-out", "own page", nothing, async () => {
    const server = await api.server();
    // Out here at once; that the server hears of it is a courtesy that must not hold anybody up.
    const told = api.run(signOut, {});
    await endSession(server, null, changed);
    await told;
  });
}

/** Ends the session at a server that may not be the one in use; that it hears of it is a courtesy. */
export async function leaveServer(server: string): Promise<void> {
  const session = await sessions.read(server);
  if (!session) return;
  await sessions.remove(server);
  const access = {
    server: async () => server,
    token: async () => session.token,
    sessionEnded: async () => undefined,
    textServers: keepTextServers(),
  };
  await createApi(access).run(signOut, {});
}

/**
 * Forgets a session.
 * @param token only if it still is this one: a newer session is not ended by an old one's answer
 */
export async function endSession(
  server: string,
  token: string | null,
  changed: AccountChanged,
): Promise<void> {
  const session = await sessions.read(server);
  if (!session || (token !== null && session.token !== token)) return;
  await sessions.remove(server);
  await noteFormer(server, token === null ? null : session.account.email.toLowerCase());
  await changed(server, null);
}

/** Whose session it was that a server has ended: what they press next is theirs, not that of whoever signs in. */
async function noteFormer(server: string, account: string | null): Promise<void> {
  const { [server]: _before, ...others } = await formerAccounts.getValue();
  await formerAccounts.setValue(account === null ? others : { ...others, [server]: account });
}
