import type { IndexedPaper } from "../../src/indexing/paper-engine.ts";

/** A few made-up papers, each near one other. */
export const PAPERS: readonly IndexedPaper[] = [
  {
    key: 1,
    title: "Choosing pre-training data by scaling laws",
    abstract: "We select corpora for language models before training them at scale.",
    keywords: ["Data Mixtures", "scaling laws"],
    authors: [{ key: 11, name: "Zoë Müller" }],
    references: [4],
  },
  {
    key: 2,
    title: "Pretraining data mixtures at scale",
    abstract: "Mixtures of corpora are chosen by small proxy models and scaling laws.",
    keywords: ["data-mixtures"],
    authors: [{ key: 12, name: "Li Wei" }],
  },
  {
    key: 3,
    title: "Grasping transparent objects with a robot arm",
    abstract: "A gripper learns to hold glass from depth pictures.",
    authors: [{ key: 11, name: "Zoe Mueller" }],
  },
  {
    key: 4,
    title: "Robotic manipulation of deformable objects",
    abstract: "Folding cloth with a robot arm, learnt from pictures.",
    authors: [{ key: 13, name: "Ana Núñez" }],
  },
  { key: 5, title: "神经网络的可解释性研究", abstract: "我们研究神经网络如何决策。" },
  { key: 6, title: "On the complexity $O(n \\log n)$ of $\\mathbf{sorting}$ networks" },
  { key: 7, title: "تعلم الآلة للنصوص العربية" },
];
