import { createDictionary } from "./dictionary.ts";
import { countValues, invertMarks, invertWords } from "./invert.ts";
import type { Rows, Segment } from "./segment.ts";
import { sharedUint16, sharedUint32 } from "./shared-arrays.ts";
import type { Source, Texts } from "./source.ts";

/** A paper of a source. */
interface Place {
  source: number;
  place: number;
  key: number;
}

/**
 * One segment of all papers that the sources have left. A key may be alive in one source only. Pure, and without
 * anything but typed arrays in the result: it can run in a worker thread.
 */
export function buildSegment(sources: readonly Source[]): Segment {
  const places = livePlaces(sources);
  const forms = uniteTexts(sources, (source) => [source.forms, source.sequences]);
  const marks = uniteTexts(sources, (source) => [source.marks, source.markRows]);
  const stemTexts = stemsOf(sources, forms);
  const stems = [...new Set(stemTexts)].sort(compareTexts);
  const placeOfStem = new Map(stems.map((text, index) => [text, index]));
  const stemOfForm = sharedUint32(stemTexts.length);
  stemTexts.forEach((text, form) => (stemOfForm[form] = placeOfStem.get(text) ?? 0));

  const sequences = gatherRows(places, sources, forms.places, (source) => source.sequences);
  const markRows = gatherRows(places, sources, marks.places, (source) => source.markRows);
  const keys = sharedUint32(places.length);
  const titleEnds = sharedUint16(places.length);
  const headEnds = sharedUint16(places.length);
  places.forEach(({ source, place, key }, index) => {
    keys[index] = key;
    titleEnds[index] = sources[source]?.titleEnds[place] ?? 0;
    headEnds[index] = sources[source]?.headEnds[place] ?? 0;
  });
  for (let index = 0; index < places.length; index += 1) {
    markRows.values.subarray(markRows.offsets[index], markRows.offsets[index + 1]).sort();
  }
  return {
    keys,
    forms: createDictionary(forms.texts),
    stemOfForm,
    formCounts: countValues(sequences, forms.texts.length),
    stems: createDictionary(stems),
    ...invertWords(sequences, headEnds, stemOfForm, stems.length),
    sequences,
    titleEnds,
    headEnds,
    marks: createDictionary(marks.texts),
    markPostings: invertMarks(markRows, marks.texts.length),
    markRows,
  };
}

function livePlaces(sources: readonly Source[]): Place[] {
  const places: Place[] = [];
  sources.forEach(({ keys, dead }, source) => {
    for (let place = 0; place < keys.length; place += 1) {
      if (dead[place] !== 1) places.push({ source, place, key: keys[place] ?? 0 });
    }
  });
  return places.sort((a, b) => a.key - b.key);
}

/** Texts of all sources together, and for each source the place of each of its texts. */
interface United {
  texts: string[];
  places: Uint32Array[];
}

/** Only texts that a paper still has: the result must not tell what there was before. */
function uniteTexts(
  sources: readonly Source[],
  of: (source: Source) => [texts: Texts, rows: Rows],
): United {
  const lists = sources.map((source) => {
    const [texts, rows] = of(source);
    const used = usedTexts(source, texts.count, rows);
    return { texts, ids: Array.from(texts.sorted()).filter((id) => used[id] === 1), at: 0 };
  });
  const places = lists.map(({ texts }) => new Uint32Array(texts.count));
  const united: string[] = [];
  const heads = lists.map(headOf);
  for (;;) {
    let least: string | undefined;
    for (const head of heads) {
      if (head !== undefined && (least === undefined || head < least)) least = head;
    }
    if (least === undefined) return { texts: united, places };
    lists.forEach((list, index) => {
      if (heads[index] !== least) return;
      const map = places[index];
      if (map) map[list.ids[list.at] ?? 0] = united.length;
      list.at += 1;
      heads[index] = headOf(list);
    });
    united.push(least);
  }
}

function headOf({ texts, ids, at }: { texts: Texts; ids: number[]; at: number }) {
  const id = ids[at];
  return id === undefined ? undefined : texts.text(id);
}

function usedTexts({ keys, dead }: Source, count: number, { offsets, values }: Rows): Uint8Array {
  const used = new Uint8Array(count);
  for (let place = 0; place < keys.length; place += 1) {
    if (dead[place] === 1) continue;
    const end = offsets[place + 1] ?? 0;
    for (let at = offsets[place] ?? 0; at < end; at += 1) used[values[at] ?? 0] = 1;
  }
  return used;
}

/** The stem of each text: from a source that has it, so that what was stemmed once is not stemmed again. */
function stemsOf(sources: readonly Source[], { texts, places }: United): string[] {
  const stems: string[] = Array.from({ length: texts.length });
  sources.forEach((source, index) => {
    places[index]?.forEach((place, id) => {
      if (stems[place] === undefined && source.forms.text(id) === texts[place])
        stems[place] = source.stem(id);
    });
  });
  return stems;
}

function gatherRows(
  places: readonly Place[],
  sources: readonly Source[],
  maps: readonly Uint32Array[],
  of: (source: Source) => Rows,
): Rows {
  const offsets = sharedUint32(places.length + 1);
  const rows = sources.map(of);
  places.forEach(({ source, place }, index) => {
    const { offsets: from } = rows[source] as Rows;
    offsets[index + 1] = (offsets[index] ?? 0) + (from[place + 1] ?? 0) - (from[place] ?? 0);
  });
  const values = sharedUint32(offsets[places.length] ?? 0);
  let at = 0;
  for (const { source, place } of places) {
    const row = rows[source] as Rows;
    const map = maps[source] as Uint32Array;
    const end = row.offsets[place + 1] ?? 0;
    for (let from = row.offsets[place] ?? 0; from < end; from += 1) {
      values[at] = map[row.values[from] ?? 0] ?? 0;
      at += 1;
    }
  }
  return { offsets, values };
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
