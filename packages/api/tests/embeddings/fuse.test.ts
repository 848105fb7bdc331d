import { expect, test } from "vitest";
import { fuse } from "../../src/embeddings/fuse.ts";

const order = (hits: { key: number }[]) => hits.map(({ key }) => key);
const add = ({ key }: { key: number }) => ({ key, score: 0 });
const words = [
  { key: 1, score: 20 },
  { key: 2, score: 8 },
  { key: 3, score: 7 },
];

test("what words find far ahead stays first, and meaning decides where words do not", () => {
  const meant = [
    { key: 3, similarity: 0.9 },
    { key: 2, similarity: 0.81 },
    { key: 9, similarity: 0.8 },
  ];
  expect(order(fuse(words, meant))).toEqual([1, 3, 2]);
});

test("what only meaning finds comes behind the best of words, or not at all", () => {
  const meant = [
    { key: 4, similarity: 0.9 },
    { key: 5, similarity: 0.4 },
  ];
  expect(order(fuse(words, meant, add))).toEqual([1, 4, 2, 3, 5]);
  expect(order(fuse(words, meant, ({ key }) => (key === 4 ? null : { key, score: 0 })))).toEqual([
    1, 2, 3, 5,
  ]);
  expect(fuse(words, meant)).toEqual(words);
});

test("where words find nothing meaning alone decides, also of one", () => {
  expect(order(fuse([], [{ key: 4, similarity: 0.1 }], add))).toEqual([4]);
  expect(fuse(words, [], add)).toEqual(words);
});

test("scores stay on the scale of words", () => {
  const [best] = fuse(words, [{ key: 1, similarity: 1 }], add);
  expect(best).toEqual({ key: 1, score: 30 });
});
