import { isIP, isIPv4 } from "node:net";

/**
 * Who is calling: the other end of the connection, or, behind proxies that this server trusts, the address that the
 * outermost of them added to X-Forwarded-For. Whatever stands further left was written by the caller and is not read.
 * @param peer the other end of the connection
 * @param trustedProxies how many proxies stand in front
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | null,
  trustedProxies: number,
): string {
  if (trustedProxies === 0 || forwardedFor === null) return plainAddress(peer) ?? "unknown";
  const chain = [...forwardedFor.split(","), peer].map((part) => plainAddress(part));
  // The peer is the innermost proxy, so the caller of the n-th one stands n places before the end.
  for (let back = Math.min(trustedProxies, chain.length - 1); back >= 0; back--) {
    const address = chain[chain.length - 1 - back];
    if (address !== undefined) return address;
  }
  return "unknown";
}

/**
 * What an address counts as when requests are counted: an IPv4 address is itself; an IPv6 address is its /64, because
 * whoever has one has all of them.
 */
export function addressKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = expandIpv6(address);
  return groups === undefined ? address : `${groups.slice(0, 4).join(":")}::/64`;
}

/** Without brackets, port and zone; an IPv4 address inside an IPv6 one as IPv4; undefined when it is no address. */
function plainAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  return isIP(bare) === 0 ? undefined : bare.toLowerCase();
}

function expandIpv6(address: string): string[] | undefined {
  // The URL parser knows every spelling of an IPv6 address and writes the canonical one.
  const canonical = URL.parse(`http://[${address}]`)?.hostname.slice(1, -1);
  if (canonical === undefined) return undefined;
  const [head = "", tail] = canonical.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return tail === undefined ? before : [...before, ...zeros, ...after];
}
