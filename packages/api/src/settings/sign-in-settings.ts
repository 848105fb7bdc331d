import { z } from "zod";
import { setting, webAddress } from "./setting.ts";

const WEB_ADDRESS = "an address that begins with https:// or http://, without ? and #";

/** Who vouches for people besides a code by mail. */
export const SIGN_IN_SETTINGS = {
  GITHUB_CLIENT_ID: setting({
    read: z.string().optional(),
    meaning: "With `GITHUB_CLIENT_SECRET`: people may sign in with GitHub.",
    allowed: "the client id of a GitHub OAuth app",
    fallback: "no sign-in with GitHub",
    example: "Iv1.0123456789abcdef",
  }),
  GITHUB_CLIENT_SECRET: setting({
    read: z.string().optional(),
    meaning: "The secret that goes with `GITHUB_CLIENT_ID`.",
    allowed: "the client secret of a GitHub OAuth app",
    fallback: "no sign-in with GitHub",
    example: "0123456789abcdef0123456789abcdef01234567",
    secret: true,
  }),
  GITHUB_URL: setting({
    read: webAddress.optional().transform((url) => url ?? "https://github.com"),
    meaning: "GitHub, or your GitHub Enterprise server.",
    allowed: WEB_ADDRESS,
    fallback: "`https://github.com`",
    example: "https://github.example.org",
  }),
  ORCID_CLIENT_ID: setting({
    read: z.string().optional(),
    meaning: "With `ORCID_CLIENT_SECRET`: people may sign in with ORCID.",
    allowed: "the client id of an ORCID application",
    fallback: "no sign-in with ORCID",
    example: "APP-0123456789ABCDEF",
  }),
  ORCID_CLIENT_SECRET: setting({
    read: z.string().optional(),
    meaning: "The secret that goes with `ORCID_CLIENT_ID`.",
    allowed: "the client secret of an ORCID application",
    fallback: "no sign-in with ORCID",
    example: "00000000-0000-0000-0000-000000000000",
    secret: true,
  }),
  ORCID_URL: setting({
    read: webAddress.optional().transform((url) => url ?? "https://orcid.org"),
    meaning: "ORCID, or its sandbox.",
    allowed: WEB_ADDRESS,
    fallback: "`https://orcid.org`",
    example: "https://sandbox.orcid.org",
  }),
};
