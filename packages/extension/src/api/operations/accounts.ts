import * as z from "zod/mini";
import { graphql, operation } from "../graphql.ts";

/** Mails a six-digit code. */
export const requestSignInCode = operation(
  graphql(`
    mutation RequestSignInCode($input: RequestSignInCodeInput!) {
      requestSignInCode(input: $input) {
        __typename
        ... on RequestSignInCodeSuccess {
          sentTo
          expiresInSeconds
        }
        ... on Error {
          code
          message
        }
        ... on RateLimitedError {
          retryAfterSeconds
        }
      }
    }
  `),
  z.object({ requestSignInCode: z.object({ sentTo: z.string(), expiresInSeconds: z.number() }) }),
);

/** Turns a mailed code into a session. */
export const signIn = operation(
  graphql(`
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        __typename
        ... on SignInSuccess {
          token
          viewer {
            email
            person {
              name
            }
          }
        }
        ... on Error {
          code
          message
        }
        ... on RateLimitedError {
          retryAfterSeconds
        }
      }
    }
  `),
  z.object({
    signIn: z.object({
      token: z.string().check(z.minLength(1)),
      viewer: z.object({ email: z.string(), person: z.object({ name: z.string() }) }),
    }),
  }),
);

/** Ends the session at the server too. */
export const signOut = operation(
  graphql(`
    mutation SignOut {
      signOut {
        __typename
        ... on SignOutSuccess {
          signedOut
        }
        ... on Error {
          code
          message
        }
      }
    }
  `),
  z.object({ signOut: z.object({ signedOut: z.boolean() }) }),
);
