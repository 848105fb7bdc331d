import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Who signs in at the provider, as its addresses tell it. */
export interface ProviderPerson {
  id: number;
  login: string;
  name: string | null;
  emails: { email: string; primary: boolean; verified: boolean }[];
  orcid: string;
}

/** A provider of OAuth on this machine, which speaks as GitHub and as ORCID do. */
export interface OAuthProvider {
  url: string;
  /** Who signs in next. */
  person: ProviderPerson;
  /** Says no next. */
  refuse: boolean;
  /** What was asked at the authorization address, the oldest first. */
  authorizations: URLSearchParams[];
  /** How often a code was exchanged for a token, and refused. */
  exchanges: { granted: number; refused: number };
  close(): Promise<void>;
}

export const CLIENT = { clientId: "paperround-test", clientSecret: "the provider's secret" };

/** Starts the provider. It checks client, redirect address, PKCE, and that a code is used once. */
export async function startOAuthProvider(person: ProviderPerson): Promise<OAuthProvider> {
  const codes = new Map<string, URLSearchParams>();
  const tokens = new Set<string>();
  const provider: OAuthProvider = {
    url: "",
    person,
    refuse: false,
    authorizations: [],
    exchanges: { granted: 0, refused: 0 },
    close: () => new Promise((resolve) => http.close(() => resolve())),
  };

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    provider.authorizations.push(asked);
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.searchParams.set("state", asked.get("state") ?? "");
    if (provider.refuse) back.searchParams.set("error", "access_denied");
    else {
      const code = randomBytes(8).toString("hex");
      codes.set(code, asked);
      back.searchParams.set("code", code);
    }
    response.writeHead(302, { location: back.href }).end();
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const part of request) body += String(part);
    const sent = new URLSearchParams(body);
    const asked = codes.get(sent.get("code") ?? "");
    codes.delete(sent.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(sent.get("code_verifier") ?? "")
      .digest("base64url");
    const right =
      asked !== undefined &&
      sent.get("client_id") === CLIENT.clientId &&
      sent.get("client_secret") === CLIENT.clientSecret &&
      sent.get("redirect_uri") === asked.get("redirect_uri") &&
      asked.get("code_challenge_method") === "S256" &&
      asked.get("code_challenge") === challenge;
    provider.exchanges[right ? "granted" : "refused"]++;
    if (!right) {
      json(response, 400, { error: "invalid_grant" });
      return;
    }
    const token = `provider-token-${randomBytes(8).toString("hex")}`;
    tokens.add(token);
    json(response, 200, { access_token: token, token_type: "bearer", scope: "whatever" });
  }

  function tell(request: IncomingMessage, response: ServerResponse, what: unknown): void {
    const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    if (tokens.has(token)) json(response, 200, what);
    else json(response, 401, { message: "Bad credentials" });
  }

  const http = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", provider.url);
    const { id, login, name, emails, orcid } = provider.person;
    switch (pathname) {
      case "/login/oauth/authorize":
      case "/oauth/authorize":
        return authorize(searchParams, response);
      case "/login/oauth/access_token":
      case "/oauth/token":
        return void exchange(request, response);
      case "/api/v3/user":
        return tell(request, response, { id, login, name, email: "whatever.they@wrote.example" });
      case "/api/v3/user/emails":
        return tell(request, response, emails);
      case "/oauth/userinfo":
        return tell(request, response, {
          sub: orcid,
          given_name: "Josiah",
          family_name: "Carberry",
        });
      default:
        return json(response, 404, {});
    }
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  provider.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return provider;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
