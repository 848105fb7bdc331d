import { MARK } from "../analyse-paper.ts";
import type { Corpus } from "../corpus.ts";
import { frequencyOf, markFrequencyOf } from "../corpus.ts";
import { stem } from "../text/stem.ts";
import { kindredOf } from "./kindred-words.ts";
import type { TypedWord } from "./read-search-text.ts";
import type { Correction } from "./spelling.ts";
import { findCorrections, forgivenEdits } from "./spelling.ts";

/** Something that may stand for a word, and how well. */
export interface Member {
  stem: string;
  factor: number;
}

/** A word of the question with all that may stand for it: a paper fits it by the best of them. */
export interface WordGroup {
  word: string;
  members: Member[];
  /** The name that it may be. */
  name: string | null;
  /** It is meant as it stands. */
  isExact: boolean;
  /** In how many papers the word itself stands, as it was typed or inflected. */
  frequency: number;
}

const JOINED = 0.95;
const KINDRED = 0.35;
const BEGUN = 0.8;
/** What a word counts that was meant instead, by how many edits it is away. */
const CORRECTED = [1, 0.85, 0.6] as const;
/** So many words that were meant are tried, so many that begin like the last one. */
const MOST_CORRECTIONS = 24;
const MOST_BEGUN = 24;
/** How often a word stands in papers that is usual: that share of them, and so often at least. */
const USUAL = 1 / 2_000;
const LEAST_USUAL = 10;

/** What may stand for each word, as far as papers have it. */
export function groupWords(corpus: Corpus, words: readonly TypedWord[]): WordGroup[] {
  const groups: WordGroup[] = [];
  words.forEach(({ word, forms, isExact }, index) => {
    const [whole = "", ...parts] = forms;
    const joined = parts.length > 0 ? [whole] : [];
    for (const form of parts.length > 0 ? parts : [whole]) {
      const group = groupOf(corpus, form, parts.length > 0 ? form : word, isExact);
      for (const other of joined) addMember(corpus, group, stem(other), JOINED);
      groups.push(group);
    }
    // "pre training" finds what is written in one word.
    const next = words[index + 1];
    if (next && forms.length === 1 && next.forms.length === 1)
      groups.at(-1)?.members.push(...joinedWith(corpus, whole, next.forms[0] ?? ""));
    const before = words[index - 1];
    if (before && forms.length === 1 && before.forms.length === 1)
      groups.at(-1)?.members.push(...joinedWith(corpus, before.forms[0] ?? "", whole));
  });
  return distinct(groups);
}

/** How many papers are looked at for a group: those of all that may stand for its word. */
export function papersOf(corpus: Corpus, { members, name }: WordGroup): number {
  const named = name === null ? 0 : markFrequencyOf(corpus, name);
  return members.reduce((sum, { stem }) => sum + frequencyOf(corpus, stem), named);
}

/** All that may stand for any of the words. */
export function stemsOf(groups: readonly WordGroup[]): Set<string> {
  return new Set(groups.flatMap(({ members }) => members.map(({ stem }) => stem)));
}

/** Lets a group fit what begins with its word, too. */
export function openGroup(corpus: Corpus, group: WordGroup): void {
  const counts = new Map<string, number>();
  for (const part of corpus.parts)
    part.eachForm(group.word, (form, count) => counts.set(form, (counts.get(form) ?? 0) + count));
  const begun = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  for (const [form] of begun.slice(0, MOST_BEGUN)) addMember(corpus, group, stem(form), BEGUN);
}

/** Lets a group fit what its word may have been meant to be. */
export function correctGroup(corpus: Corpus, group: WordGroup): Correction[] {
  const forgiven = forgivenEdits(group.word);
  // A word that papers have is another one misspelt only where it is very near.
  const edits = group.frequency === 0 ? forgiven : Math.min(1, forgiven);
  if (edits === 0) return [];
  const corrections = likelyMeant(corpus, group.word, edits).filter(({ distance }) => distance > 0);
  const tried = corrections.slice(0, MOST_CORRECTIONS);
  for (const { form, distance } of tried)
    addMember(corpus, group, stem(form), CORRECTED[distance] ?? 0);
  return tried;
}

/** The words that were likely meant: two edits are looked for where one makes no usual word. */
function likelyMeant(corpus: Corpus, word: string, edits: number): Correction[] {
  const near = findCorrections(corpus, word, 1);
  if (edits === 1) return near;
  const usual = Math.max(LEAST_USUAL, corpus.size * USUAL);
  const isUsual = near.some(({ count, distance }) => distance > 0 && count >= usual);
  return isUsual ? near : findCorrections(corpus, word, edits);
}

function groupOf(corpus: Corpus, form: string, word: string, isExact: boolean): WordGroup {
  const text = stem(form);
  const frequency = frequencyOf(corpus, text);
  const group: WordGroup = { word, members: [], name: null, isExact, frequency };
  addMember(corpus, group, text, 1);
  if (markFrequencyOf(corpus, MARK.name + form) > 0) group.name = MARK.name + form;
  if (!isExact) for (const kindred of kindredOf(text)) addMember(corpus, group, kindred, KINDRED);
  return group;
}

function addMember(corpus: Corpus, group: WordGroup, text: string, factor: number): void {
  if (group.members.some((member) => member.stem === text)) return;
  if (frequencyOf(corpus, text) > 0) group.members.push({ stem: text, factor });
}

function joinedWith(corpus: Corpus, first: string, second: string): Member[] {
  const text = stem(first + second);
  return frequencyOf(corpus, text) > 0 ? [{ stem: text, factor: JOINED }] : [];
}

function distinct(groups: WordGroup[]): WordGroup[] {
  const seen = new Set<string>();
  return groups.filter(({ word }) => {
    const text = stem(word);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
