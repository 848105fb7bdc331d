import { expect } from "vitest";
import type { TestServer } from "../support/test-server.ts";

const LIST = "id name isDefault visibility itemCount owner { handle }";
const ERROR = "... on InvalidInputError { fields { path message } } ... on Error { code message }";
/** Makes a list. */
export const CREATE = `mutation ($input: CreateListInput!) {
  createList(input: $input) { __typename ... on CreateListSuccess { list { ${LIST} } } ${ERROR} }
}`;
/** Changes a list. */
export const UPDATE = `mutation ($input: UpdateListInput!) {
  updateList(input: $input) { __typename ... on UpdateListSuccess { list { ${LIST} } } ${ERROR} }
}`;
/** Deletes a list. */
export const DELETE = `mutation ($input: DeleteListInput!) {
  deleteList(input: $input) { __typename ... on DeleteListSuccess { deletedId } ${ERROR} }
}`;

/** What comes back from any of them. */
export interface Answer {
  __typename: string;
  code?: string;
  message?: string;
  fields?: { path: string[]; message: string }[];
  deletedId?: string;
  list?: { id: string; name: string; isDefault: boolean; visibility: string; itemCount: number };
}

/** Sends one of the mutations of lists; whatever happens, the answer is one of its result's types. */
export async function sendListMutation(
  server: TestServer,
  mutation: string,
  input: Record<string, unknown>,
  { token }: { token?: string },
): Promise<Answer> {
  const { data, errors } = await server.graphql<Record<string, Answer>>(
    mutation,
    { input },
    token === undefined ? {} : { token },
  );
  expect(errors).toBeUndefined();
  const [answer] = Object.values(data);
  if (!answer) throw new Error("No answer.");
  return answer;
}
