import { lookup as lookUp } from "node:dns";
import type { LookupFunction } from "node:net";
import type { AddressPolicy } from "./address-policy.ts";

/** What names lead to: the system's, unless a test has another. */
export type Resolver = (
  host: string,
  done: (error: Error | null, addresses: { address: string; family: number }[]) => void,
) => void;

/** A name led to an address that may not be asked. */
export class ForbiddenAddressError extends Error {}

const systemResolver: Resolver = (host, done) =>
  lookUp(host, { all: true, order: "verbatim" }, (error, addresses) => done(error, addresses));

/**
 * Looks a name up once, and gives the socket nothing but what was checked: between check and connection nobody asks
 * again, so a name that leads elsewhere the next time (DNS rebinding) gains nothing. One bad address among good ones
 * is enough to be refused.
 */
export function guardedLookup(
  policy: AddressPolicy,
  resolve: Resolver = systemResolver,
): LookupFunction {
  return (host, options, done) => {
    resolve(host, (error, addresses) => {
      if (error) return done(error, "", 0);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => policy.allows(address))) {
        return done(
          new ForbiddenAddressError(
            "Its name leads to an address that not everybody can reach, and this instance sends nothing there.",
          ),
          "",
          0,
        );
      }
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
