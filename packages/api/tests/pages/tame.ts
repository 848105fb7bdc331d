import { Parser } from "htmlparser2";
import { expect } from "vitest";

/**
 * Expects that nothing on a page runs but the pages' own script, and that nothing leads or loads from where it should not:
 * by what a parser makes of it, not by what it looks like.
 */
export function expectTame(html: string): void {
  const wild: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const { src = "", type, href = "", action = "" } = attributes;
      const isOwn = src.startsWith("/assets/");
      if (name === "script" && !isOwn && type !== "application/ld+json") wild.push("script");
      if (name === "img" && !isOwn) wild.push(`img ${src}`);
      if (["iframe", "object", "embed", "base", "style", "svg", "math"].includes(name))
        wild.push(name);
      if (action !== "" && !/^\/(?!\/)/.test(action)) wild.push(`form to ${action}`);
      if (/^\s*(?:javascript|data|vbscript):/i.test(href)) wild.push(`link to ${href}`);
      for (const attribute of Object.keys(attributes))
        if (/^on|^style$|^srcdoc$|^formaction$/.test(attribute)) wild.push(`${name} ${attribute}`);
    },
  });
  parser.end(html);
  expect(wild).toEqual([]);
}

/** Where a page's links lead that are on other hosts. */
export function hostsOf(html: string): string[] {
  const hosts = new Set<string>();
  const parser = new Parser({
    onopentag(_name, { href = "" }) {
      const url = URL.parse(href, "http://localhost:4000");
      if (url && url.host !== "localhost:4000") hosts.add(url.host);
    },
  });
  parser.end(html);
  return [...hosts];
}
