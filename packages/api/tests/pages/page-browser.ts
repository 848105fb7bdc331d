import type { TestServer } from "../support/test-server.ts";

/** A page as it came. */
export interface Opened {
  /** Where one ended up, without the server. */
  path: string;
  response: Response;
  text: string;
}

/** A request, with plain headers. */
type Sent = Omit<RequestInit, "headers"> & { headers?: Record<string, string> };

const ORIGIN = "http://localhost:4000";

/** As much of a browser as the pages need: cookies, redirects and forms, and no script. */
export class PageBrowser {
  readonly cookies = new Map<string, string>();
  readonly #server: TestServer;
  /** The page that is open. */
  page: Opened | null = null;

  constructor(server: TestServer) {
    this.#server = server;
  }

  /** One request, with the cookies; what comes is not followed. */
  async send(path: string, init: Sent = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await this.#server.fetch(path, {
      ...init,
      headers: { accept: "text/html", ...(cookie && { cookie }), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Goes to a page, wherever it leads. */
  async open(path: string, init: Sent = {}): Promise<Opened> {
    let at = path;
    let response = await this.send(at, init);
    for (let hop = 0; response.status >= 300 && response.status < 400; hop += 1) {
      if (hop === 5) throw new Error(`${path} leads in a circle.`);
      const url = new URL(response.headers.get("location") ?? "", ORIGIN);
      if (url.origin !== ORIGIN) throw new Error(`${path} leads to ${url.href}.`);
      at = url.pathname + url.search + url.hash;
      response = await this.send(at.split("#")[0] ?? "/");
    }
    this.page = { path: at, response, text: await response.text() };
    return this.page;
  }

  /** The hidden fields of the first form of the page that does this, and in which this stands. */
  fields(action: string, holding = ""): Record<string, string> {
    const forms =
      this.page?.text.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([^]*?)<\/form>/g) ?? [];
    const form = [...forms].find(
      ([, to, inner]) => to === `/actions/${action}` && inner?.includes(holding) === true,
    );
    if (!form) throw new Error(`There is no form for ${action} on ${this.page?.path}.`);
    const inputs = (form[2] ?? "").matchAll(
      /<input type="hidden" name="([^"]*)" value="([^"]*)"\/?>/g,
    );
    return Object.fromEntries(
      [...inputs].map(([, name = "", value = ""]) => [name, unescape(value)]),
    );
  }

  /** Sends a form in, as the page has it. */
  submit(action: string, typed: Record<string, string> = {}, holding = ""): Promise<Opened> {
    return this.open(`/actions/${action}`, form({ ...this.fields(action, holding), ...typed }));
  }

  async signIn(email: string, next = "/"): Promise<Opened> {
    await this.open(`/sign-in?next=${encodeURIComponent(next)}`);
    await this.submit("sign-in-code", { email });
    const mail = (await this.#server.outbox()).findLast(({ to }) => to === email);
    const code = /\b\d{6}\b/.exec(mail?.subject ?? "")?.[0] ?? "";
    return this.submit("sign-in", { code });
  }
}

/** A form, as a browser sends it from a page of the server. */
export function form(
  fields: Record<string, string>,
  headers: Record<string, string> = { origin: ORIGIN, "sec-fetch-site": "same-origin" },
): Sent {
  return {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(fields).toString(),
  };
}

function unescape(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
