import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAddressPolicy, readNetworks } from "../../src/webhooks/address-policy.ts";
import type { Resolver } from "../../src/webhooks/guarded-lookup.ts";
import { sendDelivery } from "../../src/webhooks/send-delivery.ts";

// What a person writes as a webhook's address must lead nowhere that they could not reach by themselves.

const strict = createAddressPolicy({ privateNetworks: [], http: false });

describe("a policy that opens nothing", () => {
  test.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "169.254.169.254",
    "169.254.170.2",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.170",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:a9fe:a9fe",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "3fff::1",
    "100::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "4000::1",
    "localhost",
    "",
  ])("does not connect to %s", (ip) => expect(strict.allows(ip)).toBe(false));

  test.each(["1.1.1.1", "93.184.215.14", "::ffff:1.1.1.1", "2606:4700::1111", "2a00:1450::1"])(
    "connects to %s",
    (ip) => expect(strict.allows(ip)).toBe(true),
  );

  test.each([
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://127.1/",
    "https://0/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://①②⑦.0.0.1/",
    "https://127。0。0。1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://localhost/",
    "https://LOCALHOST./",
    "https://a.localhost/",
    "https://metadata.google.internal/",
    "http://example.org/",
    "https://user:password@example.org/",
    "https://user@example.org/",
    "file:///etc/passwd",
    "gopher://example.org/",
    "ftp://example.org/",
    "javascript:alert(1)",
    "example.org",
    "https://",
    "",
  ])("refuses %s, and says what to do", (url) => {
    expect(strict.refuse(url)).toMatch(/give|leave/i);
  });

  test.each(["https://example.org/hook?x=1#y", "https://example.org:8443/", "https://1.1.1.1/"])(
    "takes %s",
    (url) => expect(strict.refuse(url)).toBeNull(),
  );
});

describe("a policy that opens a network", () => {
  const open = createAddressPolicy({
    privateNetworks: readNetworks("10.1.0.0/16, ::1") ?? [],
    http: true,
  });

  test("opens that and no more", () => {
    expect(["10.1.2.3", "::ffff:10.1.2.3", "::1"].map((ip) => open.allows(ip))).toEqual([
      true,
      true,
      true,
    ]);
    expect(["10.2.0.1", "127.0.0.1", "169.254.169.254"].map((ip) => open.allows(ip))).toEqual([
      false,
      false,
      false,
    ]);
    expect(open.refuse("http://10.1.2.3:8080/")).toBeNull();
    expect(open.refuse("http://10.2.0.1/")).not.toBeNull();
  });

  test("is written as networks or addresses", () => {
    expect(readNetworks("10.0.0.0/8 127.0.0.1")).toEqual(["10.0.0.0/8", "127.0.0.1/32"]);
    for (const wrong of ["10.0.0.0/33", "lan", "10.0.0/8", "1.2.3.4/"])
      expect(readNetworks(wrong)).toBeNull();
  });
});

describe("a name", () => {
  let port: number;
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    response.end();
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => server.close());

  /** Leads to one after the other, each time it is asked. */
  function leadsTo(...answers: string[][]): Resolver & { times: () => number } {
    let times = 0;
    const resolver: Resolver = (_host, done) => {
      const addresses = answers[Math.min(times++, answers.length - 1)] ?? [];
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    };
    return Object.assign(resolver, { times: () => times });
  }

  const send = (resolve: Resolver, privateNetworks: string[] = []) =>
    sendDelivery(
      { policy: createAddressPolicy({ privateNetworks, http: true }), resolve, patience: 500 },
      { url: `http://receiver.example:${port}/`, body: "{}", headers: {} },
      new AbortController().signal,
    );

  test.each([
    ["leads inside", ["127.0.0.1"]],
    ["leads inside by IPv6", ["::1"]],
    ["leads inside by an IPv4 address in an IPv6 one", ["::ffff:127.0.0.1"]],
    ["leads outside and inside", ["1.1.1.1", "127.0.0.1"]],
    ["leads nowhere", []],
  ])("that %s is not asked", async (_what, addresses) => {
    asked = 0;
    const outcome = await send(leadsTo(addresses));
    expect(outcome).toMatchObject({ status: null });
    expect(outcome.problem).toContain("not everybody can reach");
    expect(asked).toBe(0);
  });

  test("that leads elsewhere once it is checked (DNS rebinding) is looked up once", async () => {
    asked = 0;
    // The one may be asked, and nobody listens there; at the other, which may not, somebody does.
    const resolver = leadsTo(["127.0.0.2"], ["127.0.0.1"]);
    const outcome = await send(resolver, ["127.0.0.2/32"]);
    expect(outcome.problem).toContain("Nobody listens");
    expect(outcome.status).toBeNull();
    expect(resolver.times()).toBe(1);
    expect(asked).toBe(0);
    // And the next attempt, when it leads inside, is refused.
    const next = await send(resolver, ["127.0.0.2/32"]);
    expect(next.problem).toContain("not everybody can reach");
    expect(asked).toBe(0);
  });

  test("that leads where the operator allows it is asked at that address", async () => {
    asked = 0;
    const resolver = leadsTo(["127.0.0.1"]);
    expect(await send(resolver, ["127.0.0.1/32"])).toMatchObject({ status: 200, problem: null });
    expect([asked, resolver.times()]).toEqual([1, 1]);
  });
});
