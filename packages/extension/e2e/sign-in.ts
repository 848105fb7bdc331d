import type { FrameLocator, Locator, Page } from "playwright-core";
import type { World } from "./world.ts";

/**
 * Signs in where the form is open: types the address, waits for the mail, types the code.
 * @param after how many codes were mailed there before
 */
export async function signIn(
  world: World,
  where: FrameLocator | Locator | Page,
  email: string,
  after = 0,
): Promise<void> {
  await where.getByLabel("Email address").fill(email);
  await where.getByLabel("Email address").press("Enter");
  await where.getByLabel("Six-digit code").fill(await world.api.mailedCode(email, after));
}

/** Somebody else, who votes over the API. */
export async function voteAsAnother(world: World, email: string, arxiv: string): Promise<void> {
  const token = await signInByApi(world, email, 0);
  const vote = `mutation { setVote(input: {paper: {arxiv: "${arxiv}"}, upvoted: true}) { __typename } }`;
  await send(world, vote, token);
}

/**
 * A session of somebody's beside the browser's.
 * @param mails that they have had before
 */
export async function signInByApi(world: World, email: string, mails: number): Promise<string> {
  await send(world, `mutation { requestSignInCode(input: {email: "${email}"}) { __typename } }`);
  const code = await world.api.mailedCode(email, mails);
  const { signIn } = await send<{ signIn: { token: string } }>(
    world,
    `mutation { signIn(input: {email: "${email}", code: "${code}"}) { ... on SignInSuccess { token } } }`,
  );
  return signIn.token;
}

/** Asks the API as one person. */
export type Asking = <Data>(query: string) => Promise<Data>;

/**
 * Somebody else, who signs in over the API.
 * @param mails that they have had before
 */
export async function asAnother(world: World, email: string, mails = 0): Promise<Asking> {
  const token = await signInByApi(world, email, mails);
  return (query) => send(world, query, token);
}

/** Writes a comment over the API: on a paper, or in answer to another. */
export async function commentAs(
  ask: Asking,
  place: { arxiv: string } | { inReplyTo: string },
  body: string,
): Promise<string> {
  const where =
    "arxiv" in place
      ? `paper: {arxiv: "${place.arxiv}"}`
      : `inReplyToId: ${JSON.stringify(place.inReplyTo)}`;
  const input = `{${where}, body: ${JSON.stringify(body)}, idempotencyKey: "${crypto.randomUUID()}"}`;
  const { addComment } = await ask<{ addComment: { comment?: { id: string }; message?: string } }>(
    `mutation { addComment(input: ${input}) {
      ... on AddCommentSuccess { comment { id } } ... on Error { message }
    } }`,
  );
  if (!addComment.comment) throw new Error(`No comment was made: ${addComment.message}`);
  return addComment.comment.id;
}

/** Asks the API itself, not through the gate. */
export async function send<Data>(world: World, query: string, token?: string): Promise<Data> {
  const response = await fetch(`http://127.0.0.1:${world.api.port}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: Data };
  return data;
}
