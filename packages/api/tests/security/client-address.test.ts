import { describe, expect, test } from "vitest";
import { addressKey, clientAddress } from "../../src/security/client-address.ts";

describe("who is calling", () => {
  test.each<[string, string, string | null, number, string]>([
    ["no proxy", "192.0.2.1", null, 0, "192.0.2.1"],
    ["no proxy, a forged header", "192.0.2.1", "203.0.113.9", 0, "192.0.2.1"],
    ["an IPv4 address inside an IPv6 one", "::ffff:192.0.2.1", null, 0, "192.0.2.1"],
    ["an IPv6 address with a zone", "fe80::1%eth0", null, 0, "fe80::1"],
    ["one proxy", "10.0.0.1", "203.0.113.9", 1, "203.0.113.9"],
    ["one proxy, a forged entry before it", "10.0.0.1", "1.1.1.1, 203.0.113.9", 1, "203.0.113.9"],
    ["two proxies", "10.0.0.1", "203.0.113.9, 10.0.0.2", 2, "203.0.113.9"],
    [
      "two proxies, forged entries before them",
      "10.0.0.1",
      "1.1.1.1, 2.2.2.2, 203.0.113.9, 10.0.0.2",
      2,
      "203.0.113.9",
    ],
    ["a proxy that adds the port", "10.0.0.1", "203.0.113.9:51234", 1, "203.0.113.9"],
    ["a proxy that writes IPv6 in brackets", "10.0.0.1", "[2001:db8::1]:443", 1, "2001:db8::1"],
    ["fewer entries than proxies", "10.0.0.1", "203.0.113.9", 3, "203.0.113.9"],
    ["a trusted proxy that added nothing", "10.0.0.1", null, 1, "10.0.0.1"],
    ["words for an address", "10.0.0.1", "unknown", 1, "10.0.0.1"],
    ["a line feed in the header", "10.0.0.1", "203.0.113.9\n1.1.1.1", 1, "10.0.0.1"],
    ["a header of commas", "10.0.0.1", ",,,,", 1, "10.0.0.1"],
    ["no peer", "", null, 0, "unknown"],
  ])("%s", (_what, peer, forwarded, proxies, expected) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(expected);
  });
});

describe("what an address counts as", () => {
  test.each([
    ["192.0.2.1", "192.0.2.1"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:0db8:0000:0000:ffff:ffff:ffff:ffff", "2001:db8:0:0::/64"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::", "0:0:0:0::/64"],
    ["fe80::", "fe80:0:0:0::/64"],
    ["1:2:3:4:5:6:7::", "1:2:3:4::/64"],
    ["1:2:3:4:5:6:1.2.3.4", "1:2:3:4::/64"],
    ["unknown", "unknown"],
  ])("%s is %s", (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
