import type { FrameLocator, Page } from "playwright-core";
import type { World } from "./world.ts";

/** Signs in where the form is open: types the address, waits for the mail, types the code. */
export async function signIn(
  world: World,
  where: FrameLocator | Page,
  email: string,
): Promise<void> {
  await where.getByLabel("Email address").fill(email);
  await where.getByLabel("Email address").press("Enter");
  await where.getByLabel("Six-digit code").fill(await world.api.mailedCode(email));
}

/** Somebody else, who votes over the API. */
export async function voteAsAnother(world: World, email: string, arxiv: string): Promise<void> {
  await send(world, `mutation { requestSignInCode(input: {email: "${email}"}) { __typename } }`);
  const code = await world.api.mailedCode(email);
  const { signIn } = await send<{ signIn: { token: string } }>(
    world,
    `mutation { signIn(input: {email: "${email}", code: "${code}"}) { ... on SignInSuccess { token } } }`,
  );
  const vote = `mutation { setVote(input: {paper: {arxiv: "${arxiv}"}, upvoted: true}) { __typename } }`;
  await send(world, vote, signIn.token);
}

async function send<Data>(world: World, query: string, token?: string): Promise<Data> {
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
