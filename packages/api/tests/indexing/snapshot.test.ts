import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MemoryPaperIndex, mergeSegments } from "../../src/indexing/memory-paper-index.ts";
import { readSnapshot } from "../../src/indexing/snapshot/read-snapshot.ts";
import { writeSnapshot } from "../../src/indexing/snapshot/write-snapshot.ts";
import { PAPERS } from "./papers.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "snapshot-"));
  path = join(folder, "papers.index");
});
afterEach(() => rm(folder, { recursive: true }));

async function contents(papers = PAPERS) {
  const index = MemoryPaperIndex.build(papers);
  index.setKeep("somebody", 1, "PUBLIC");
  return index.compact(mergeSegments);
}

describe("a snapshot that cannot be used", () => {
  it("is told from one that is not there", async () => {
    await expect(readSnapshot(path)).rejects.toMatchObject({ fault: "MISSING" });
    await expect(readSnapshot(folder)).rejects.toMatchObject({ fault: "UNREADABLE" });
  });

  it("says so wherever it was cut short", async () => {
    await writeSnapshot(path, await contents(), "");
    const { length } = await readFile(path);
    for (let size = length - 1; size >= 0; size -= Math.ceil(length / 40)) {
      await truncate(path, size);
      await expect(readSnapshot(path), `cut to ${size}`).rejects.toMatchObject({
        name: "SnapshotError",
        fault: expect.stringMatching(/^(?:CUT_SHORT|DAMAGED)$/u),
      });
    }
  });

  it("says so whichever byte was flipped", async () => {
    await writeSnapshot(path, await contents(), "");
    const whole = await readFile(path);
    const places = [...Array(40).keys(), ...Array.from({ length: 60 }, (_, at) => at * 97)];
    for (const place of places.filter((place) => place < whole.length)) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(flipped.readUInt8(place) ^ 0x10, place);
      await writeFile(path, flipped);
      await expect(readSnapshot(path), `byte ${place}`).rejects.toThrow(/snapshot/u);
    }
  });

  it("says of which version it is", async () => {
    await writeSnapshot(path, await contents(), "");
    const bytes = await readFile(path);
    bytes.writeUInt32LE(999, 8);
    await writeFile(path, bytes);
    await expect(readSnapshot(path)).rejects.toMatchObject({
      fault: "OTHER_VERSION",
      message: expect.stringContaining("version 999"),
    });
  });
});

describe("writing a snapshot", () => {
  it("never leaves a broken one when several write and read at once", async () => {
    const few = await contents(PAPERS.slice(0, 3));
    const all = await contents();
    await writeSnapshot(path, few, "few");
    const sizes = { few: 3, all: PAPERS.length };
    const read = async (): Promise<void> => {
      const { contents, note } = await readSnapshot(path);
      expect(MemoryPaperIndex.of(contents).size).toBe(sizes[note as keyof typeof sizes]);
    };
    await Promise.all(
      Array.from({ length: 12 }, (_, at) => [
        writeSnapshot(path, at % 2 === 0 ? all : few, at % 2 === 0 ? "all" : "few"),
        read(),
      ]).flat(),
    );
    await read();
    expect(await readdir(folder)).toEqual(["papers.index"]);
  });

  it("leaves the old one, and nothing besides, when it fails", async () => {
    await writeSnapshot(path, await contents(), "old");
    const broken = await contents();
    Object.defineProperty(broken.segment, "weights", { value: new Float32Array(3) });
    await expect(writeSnapshot(path, broken, "new")).rejects.toThrow(/array/u);
    expect((await readSnapshot(path)).note).toBe("old");
    expect(await readdir(folder)).toEqual(["papers.index"]);
  });

  it("removes what a killed writer left long ago, and not what another is writing", async () => {
    const [left, fresh] = [`${path}.left.unfinished`, `${path}.fresh.unfinished`];
    await writeFile(left, "half");
    await utimes(left, 1, 1);
    await writeFile(fresh, "half");
    await writeSnapshot(path, await contents(), "");
    expect(await readdir(folder)).toEqual(["papers.index", "papers.index.fresh.unfinished"]);
  });
});
