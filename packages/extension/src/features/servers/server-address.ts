import { t } from "../../text.ts";

/** Why an address cannot be used, in a sentence for the person who typed it. */
export type AddressProblem = { problem: string };

/**
 * Reads a server's address as people write it (`papers.lab.example`, `http://localhost:4000/graphql`)
 * and gives it back without a slash at its end.
 */
export function readServerAddress(text: string): { address: string } | AddressProblem {
  const typed = text.trim();
  if (typed === "") return { problem: t("servers.addressMissing") };
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (!url || url.hostname === "") {
    return { problem: t("servers.addressUnreadable") };
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return { problem: t("servers.addressScheme") };
  }
  if (url.username !== "" || url.password !== "") {
    return {
      problem: t("servers.addressPassword"),
    };
  }
  if (url.protocol === "http:" && !isNearby(url.hostname)) {
    return { problem: t("servers.addressInsecure") };
  }
  const path = url.pathname.replace(/\/(?:graphql\/?)?$/, "");
  return { address: `${url.origin}${path}` };
}

/** Match patterns of the permission that an address needs. Ports are not part of Firefox's. */
export function originPattern(address: string, browser: string): string {
  const url = new URL(address);
  return `${url.protocol}//${browser === "firefox" ? url.hostname : url.host}/*`;
}

/** This machine, or a network of the reader's own. */
function isNearby(host: string): boolean {
  return (
    !host.includes(".") ||
    /\.(?:local|localhost|internal|lan|home\.arpa|test)$/.test(host) ||
    /^(?:127|10)\.\d+\.\d+\.\d+$/.test(host) ||
    /^192\.168\.\d+\.\d+$/.test(host) ||
    /^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/.test(host)
  );
}
