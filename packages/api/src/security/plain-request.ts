import type { IncomingMessage } from "node:http";

/**
 * Makes a request's address one that can be parsed, whatever came over the wire: the host is not believed (nothing here
 * depends on it), and what cannot be an address at all is told apart.
 * @returns false when the request has no address to answer
 */
export function makePlain(request: IncomingMessage): boolean {
  const { url = "" } = request;
  // A client that takes this server for a proxy sends the whole address; the specification wants that understood.
  const whole = url.startsWith("/") ? null : URL.parse(url);
  if (whole !== null && /^https?:$/.test(whole.protocol))
    request.url = whole.pathname + whole.search;
  else if (!url.startsWith("/") || !URL.canParse(`http://localhost${url}`)) return false;
  request.headers.host = "localhost";
  return true;
}
