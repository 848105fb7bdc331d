import { describe, expect, it } from "vitest";
import { analysePaper, foldKeyword } from "../../src/indexing/analyse-paper.ts";
import { stem } from "../../src/indexing/text/stem.ts";

const forms = (title: string): string[] => analysePaper({ key: 1, title }).forms;

describe("the words of a text", () => {
  it.each([
    ["The Scaling of Laws", ["scaling", "laws"]],
    [
      "Pre-training state-of-the-art k-means",
      ["pretraining", "pre", "training", "stateoftheart", "state", "art", "kmeans", "means"],
    ],
    ["Gödel’s naïve ﬁne Straße Łódź Ærø", ["godel", "naive", "fine", "strasse", "lodz", "aero"]],
    ["G\\\"odel and Erd\\H{o}s, Poincar\\'{e}", ["godel", "erdos", "poincare"]],
    ["$\\alpha$-decay in \\mathcal{O}(n^2) \\textbf{bold}", ["alpha", "decay", "2", "bold"]],
    ["<mml:math><mi>x</mi></mml:math> a < b and c > d", []],
    ["神经网络 AI研究", ["神经", "经网", "网络", "ai", "研究"]],
    ["ニューラル ネット", ["ニュ", "ュー", "ーラ", "ラル", "ネッ", "ット"]],
    ["GPT-4 and 3D", ["gpt4", "gpt", "3d"]],
    ["x".repeat(500), []],
    ["\ud800 lone", ["lone"]],
  ])("of %j", (title, expected) => {
    expect(forms(title)).toEqual(expected);
  });

  it("counts words that come counted, and none too often", () => {
    const paper = { key: 1, wordCounts: { Museums: 2, the: 9, many: 1e9, none: 0 } };
    const counted = analysePaper(paper).forms;
    expect(counted.filter((form) => form === "museums")).toHaveLength(2);
    expect(counted).not.toContain("the");
    expect(counted.length).toBeLessThan(1_000);
  });

  it("knows a keyword however it is written", () => {
    expect(["Data  Mixtures", "data-mixtures", "data_mixtures "].map(foldKeyword)).toEqual(
      Array(3).fill("data mixtures"),
    );
  });

  it("takes inflections for one, and leaves what is not English", () => {
    expect(["scaling", "scaled", "scales"].map(stem)).toEqual(["scale", "scale", "scale"]);
    expect(["神经", "gpt4", "ai"].map(stem)).toEqual(["神经", "gpt4", "ai"]);
  });
});
