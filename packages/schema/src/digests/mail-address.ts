import { domainToASCII, domainToUnicode } from "node:url";
import { InvalidInputError } from "../errors.ts";

/** An address that mail can be sent to. */
export interface MailAddress {
  /** As it is sent to: in lower case, its tag kept, the domain in ASCII. */
  address: string;
  /** By what addresses count as one: without the tag, which anybody can make up. */
  key: string;
}

/** RFC 5321: of the part before the @, and of the whole. */
const LONGEST_LOCAL = 64;
const LONGEST = 254;

/** What stands before the @ without quotes. Quoted ones are nobody's, and hold what headers must not. */
const LOCAL =
  /^[a-z0-9!#$%&'*/=?^_`{|}~-]+(?:\+[a-z0-9!#$%&'*+/=?^_`{|}~.-]*|\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Reads a mail address as somebody typed it.
 * @param path where it stands in the input, for the error
 * @throws {InvalidInputError} when mail cannot be sent to it
 */
export function readMailAddress(text: string, path: string[] = ["email"]): MailAddress {
  const typed = text.trim();
  const at = typed.lastIndexOf("@");
  const local = typed.slice(0, Math.max(0, at)).toLowerCase();
  // The whole of Unicode may stand in a domain; mail goes to its form in ASCII.
  const domain = isPlain(typed.slice(at + 1)) ? domainToASCII(typed.slice(at + 1)) : "";
  const address = `${local}@${domain}`;
  const isAddress =
    LOCAL.test(local) &&
    local.length <= LONGEST_LOCAL &&
    DOMAIN.test(domain) &&
    address.length <= LONGEST;
  if (!isAddress) {
    throw InvalidInputError.at(path, "This is no email address: one looks like name@example.org.");
  }
  return { address, key: `${local.replace(/\+.*$/, "")}@${domain}` };
}

/** An address as people read it: with the letters of its domain. */
export function shownAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToUnicode(address.slice(at + 1)) || address.slice(at + 1)}`;
}

/** What would be an address of the web, or more than one line, before anything is made of it. */
function isPlain(domain: string): boolean {
  return domain.length <= LONGEST && !/[\s\p{C}/?#@:[\]\\%<>]/u.test(domain);
}
