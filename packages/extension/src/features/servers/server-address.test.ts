import { describe, expect, test } from "vitest";
import { originPattern, readServerAddress } from "./server-address.ts";

describe("readServerAddress", () => {
  test.for([
    ["https://papers.example.org", "https://papers.example.org"],
    ["papers.example.org", "https://papers.example.org"],
    ["  https://papers.example.org/  ", "https://papers.example.org"],
    ["https://papers.example.org/graphql", "https://papers.example.org"],
    ["https://example.org/papers/", "https://example.org/papers"],
    ["https://example.org/papers/graphql/", "https://example.org/papers"],
    ["http://localhost:4000", "http://localhost:4000"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["http://192.168.1.20:4000", "http://192.168.1.20:4000"],
    ["http://papers.local", "http://papers.local"],
    ["http://lab:4000", "http://lab:4000"],
  ])("%s", ([typed, address]) => {
    expect(readServerAddress(typed ?? "")).toEqual({ address });
  });

  test.for([
    "",
    "not an address",
    "https://",
    "ftp://papers.example.org",
    "javascript:alert(1)",
    "http://papers.example.org",
    "http://172.32.0.1",
    "https://me:secret@papers.example.org",
  ])("refuses %s with a sentence", (typed) => {
    expect(readServerAddress(typed)).toEqual({
      problem: expect.stringMatching(/^[A-Z].*\.?$/) as string,
    });
  });
});

test("originPattern leaves out the port where browsers have none in patterns", () => {
  expect(originPattern("http://localhost:4000", "chrome")).toBe("http://localhost:4000/*");
  expect(originPattern("http://localhost:4000", "firefox")).toBe("http://localhost/*");
  expect(originPattern("https://example.org/papers", "chrome")).toBe("https://example.org/*");
});
