import { stem } from "../text/stem.ts";

/** Words that say the same in a title, each line of one thing; what one asks in own words, papers say in others'. */
const KINDRED = `
choose choosing chose chosen pick select selection curate curation filter
mix mixture blend proportion reweighting
train training pretraining
corpus corpora dataset data
llm language-model
forget forgetting unlearn unlearning erase
fast faster speed accelerate acceleration efficient efficiency latency
cheap cost budget affordable
small compact lightweight tiny
shrink compress compression prune pruning quantize quantization quantisation distill distillation
big large scale scaling
fake synthetic generated artificial
invent hallucinate hallucination fabricate factuality
trust trustworthy reliable reliability calibration
guess predict prediction forecast forecasting
picture pictures image images photo
movie film video
talk speech spoken voice
robot robotic robotics
drug molecule molecular
doctor clinical medical patient
teach teacher tutor education
cheat hack hacking exploit
attack adversarial jailbreak
safe safety harm harmful
unfair bias fairness
explain explanation interpretability interpretable
remember memory memorization memorize
long lengthy
search retrieval retrieve
answer answering question
reason reasoning
math mathematics mathematical arithmetic
code program programming software
human people person
judge evaluate evaluation assess benchmark
compare comparison
learn learning
limit bound
error mistake failure
fix repair correct correction
grow growth emerge emergence emergent
copy imitate imitation
reward preference feedback
map graph network
secret private privacy
share federated
draw paint generate generation
understand understanding comprehension
translate translation multilingual
summary summarize summarization
`;

const BY_STEM = new Map<string, ReadonlySet<string>>();
for (const line of KINDRED.trim().split("\n")) {
  const stems = new Set(line.split(" ").map((word) => stem(word.replace("-", ""))));
  for (const text of stems) BY_STEM.set(text, new Set([...(BY_STEM.get(text) ?? []), ...stems]));
}

/** Stems of other words for the same thing. */
export function kindredOf(text: string): string[] {
  return [...(BY_STEM.get(text) ?? [])].filter((other) => other !== text);
}
