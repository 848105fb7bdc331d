import { join } from "node:path";
import { readOutbox } from "./outbox.ts";
import { askServer } from "./server-process.ts";

/**
 * Signs in at a server in a process of its own, with the code that it mails.
 * @param dataDir the server's, in which its outbox is
 * @returns a session's token
 */
export async function signInAt(url: string, dataDir: string, email: string): Promise<string> {
  await askServer(
    url,
    `mutation { requestSignInCode(input: { email: "${email}" }) { __typename } }`,
  );
  const mail = (await readOutbox(join(dataDir, "outbox"))).findLast(({ to }) => to === email);
  const code = /\b\d{6}\b/.exec(mail?.subject ?? "")?.[0] ?? "";
  const { data } = await askServer(
    url,
    `mutation { signIn(input: { email: "${email}", code: "${code}" }) { ... on SignInSuccess { token } } }`,
  );
  return (data as { signIn: { token: string } }).signIn.token;
}
