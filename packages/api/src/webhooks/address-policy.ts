import ipaddr from "ipaddr.js";

/** Where an operator lets webhooks go beyond what everybody can reach. */
export interface WebhookAddresses {
  /** Networks that are private, and may be reached all the same, as `10.20.0.0/16`. */
  privateNetworks: readonly string[];
  /** Whether `http://` may be asked. */
  http: boolean;
}

/** Which addresses may be asked. */
export interface AddressPolicy {
  /** Whether this IP address may be connected to, whatever name led there. */
  readonly allows: (ip: string) => boolean;
  /** Why a web address is refused as it stands, in a sentence; null when it is not. Names are looked up when it is asked. */
  readonly refuse: (url: string) => string | null;
}

/** Everything that is routed in public; what else there is, and what will be, is not in it. */
const PUBLIC_V6 = ipaddr.parseCIDR("2000::/3");

/** Addresses that stand for others, or for nobody, and count as public for ipaddr.js or may one day. */
const NEVER = [
  "192.88.99.0/24",
  "2002::/16",
  "2001::/23",
  "3fff::/20",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
].map((network) => ipaddr.parseCIDR(network));

/** Reads networks; null when one is none. */
export function readNetworks(text: string): string[] | null {
  const networks = text.split(/[\s,]+/).filter((part) => part !== "");
  const read = networks.map(readNetwork);
  return read.every((network) => network !== null) ? read : null;
}

function readNetwork(text: string): string | null {
  const [address = "", bits] = text.split("/");
  const isV4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  const network = `${address}/${bits ?? (isV4 ? 32 : 128)}`;
  return (isV4 || address.includes(":")) && ipaddr.isValidCIDR(network) ? network : null;
}

/** The policy of an operator. */
export function createAddressPolicy({ privateNetworks, http }: WebhookAddresses): AddressPolicy {
  const opened = privateNetworks.map((network) => ipaddr.parseCIDR(network));

  const allows = (ip: string): boolean => {
    // A zone, as in fe80::1%eth0, names an interface of this machine.
    if (!ipaddr.isValid(ip) || ip.includes("%")) return false;
    // ::ffff:127.0.0.1 is 127.0.0.1 to the system.
    const address = ipaddr.process(ip);
    return isPublic(address) || opened.some((network) => isIn(address, network));
  };

  return {
    allows,
    refuse(text) {
      if (!URL.canParse(text)) return "This is no web address: give one that begins with https://.";
      const url = new URL(text);
      if (url.protocol !== "https:" && !(http && url.protocol === "http:"))
        return "Give an address that begins with https://: what is sent there shall not be read on the way.";
      if (url.username !== "" || url.password !== "")
        return "Leave the name and password out of the address: the receiver knows us by the signature.";
      // Whatever spelling a number has, as 0x7f.1 or 2130706433, it is four numbers here.
      const host = url.hostname.replace(/^\[|\]$/g, "");
      const isRefused = ipaddr.isValid(host)
        ? !allows(host)
        : isLocalName(host) && opened.length === 0;
      return isRefused
        ? "This address is not one that everybody can reach: give a public one, or ask the operator to allow it."
        : null;
    },
  };
}

type Network = ReturnType<typeof ipaddr.parseCIDR>;
type Address = ReturnType<typeof ipaddr.parse>;

function isPublic(address: Address): boolean {
  if (address.range() !== "unicast") return false;
  if (address.kind() === "ipv6" && !isIn(address, PUBLIC_V6)) return false;
  return !NEVER.some((network) => isIn(address, network));
}

function isIn(address: Address, [base, bits]: Network): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}

/** Names that lead to this machine or its own network, and are not worth being looked up. */
function isLocalName(host: string): boolean {
  return /(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/.test(host);
}
