import type { GenericOAuthConfig } from "better-auth/plugins/generic-oauth";
import type { Config, OAuthKeys } from "../config.ts";

/** The providers whose keys are configured, by the name that their routes carry. */
export function oauthProviders(
  config: Pick<Config, "github" | "orcid">,
): GenericOAuthConfig<"github" | "orcid">[] {
  return [
    ...(config.github ? [github(config.github)] : []),
    ...(config.orcid ? [orcid(config.orcid)] : []),
  ];
}

/** https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps */
function github(keys: OAuthKeys): GenericOAuthConfig<"github"> {
  const api = keys.url === "https://github.com" ? "https://api.github.com" : `${keys.url}/api/v3`;
  return {
    providerId: "github",
    name: "GitHub",
    clientId: keys.clientId,
    clientSecret: keys.clientSecret,
    authorizationUrl: `${keys.url}/login/oauth/authorize`,
    tokenUrl: `${keys.url}/login/oauth/access_token`,
    scopes: ["read:user", "user:email"],
    pkce: true,
    async getUserInfo({ accessToken }) {
      const [user, emails] = await Promise.all([
        askGithub<GithubUser>(`${api}/user`, accessToken),
        askGithub<GithubEmail[]>(`${api}/user/emails`, accessToken),
      ]);
      // The address in the profile is whatever the person wrote there; only a verified one may open an account.
      const email = emails.find((entry) => entry.primary && entry.verified)?.email;
      if (email === undefined) return null;
      return { id: user.id, name: user.name ?? user.login, email, emailVerified: true };
    },
  };
}

interface GithubUser {
  id: number;
  login: string;
  name: string | null;
}

interface GithubEmail {
  email: string;
  primary: boolean;
  verified: boolean;
}

async function askGithub<T>(url: string, accessToken: string | undefined): Promise<T> {
  const response = await fetch(url, {
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${accessToken ?? ""}`,
      "user-agent": "paperround",
    },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`GitHub answers ${response.status} for ${url}`);
  return (await response.json()) as T;
}

/** https://info.orcid.org/documentation/api-tutorials/api-tutorial-get-and-authenticated-orcid-id/ */
function orcid(keys: OAuthKeys): GenericOAuthConfig<"orcid"> {
  return {
    providerId: "orcid",
    name: "ORCID",
    clientId: keys.clientId,
    clientSecret: keys.clientSecret,
    // Named one by one: a discovery address would be asked at every start.
    authorizationUrl: `${keys.url}/oauth/authorize`,
    tokenUrl: `${keys.url}/oauth/token`,
    userInfoUrl: `${keys.url}/oauth/userinfo`,
    scopes: ["openid"],
    pkce: true,
    accountSubject: ({ profile }) => profile.sub ?? "",
    // ORCID tells no mail address. The place of one is held by an address that can receive nothing (RFC 2606), so it
    // is never taken for somebody's own and no mail is sent to it.
    mapProfileToUser: (profile) => ({
      email: `${profile.sub ?? ""}@orcid.invalid`,
      emailVerified: true,
      name: orcidName(profile),
    }),
  };
}

function orcidName(profile: Record<string, unknown>): string {
  const parts = [profile["given_name"], profile["family_name"]].filter(
    (part) => typeof part === "string" && part !== "",
  );
  return typeof profile["name"] === "string" ? profile["name"] : parts.join(" ");
}
