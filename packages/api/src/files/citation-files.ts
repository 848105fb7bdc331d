import { createHash } from "node:crypto";
import { citationFile, citationText } from "@paperround/schema/citations/citation-file";
import { CITATION_FILES, CITATION_FORMATS } from "@paperround/schema/citations/citation-formats";
import type { CitationFormat } from "@paperround/schema/citations/citation-formats";
import { CITED_PAPER } from "@paperround/schema/citations/cited-paper";
import {
  citedPapers,
  findCitedList,
  listFingerprint,
} from "@paperround/schema/citations/cited-list";
import type { PrismaClient } from "@paperround/schema/context";
import { NotFoundError } from "@paperround/schema/errors";
import { readIdOf } from "@paperround/schema/global-id";
import { findPaper } from "@paperround/schema/papers/find-paper";
import { fileResponse } from "./file-response.ts";
import { namedPaper } from "./paper-name.ts";
import type { FileRequest, FileRoute } from "./use-files.ts";

const EXTENSIONS = CITATION_FORMATS.map((format) => CITATION_FILES[format].extension).join("|");

/** In an entity tag: another way of writing is another file. */
const WRITTEN_AS = "1";

/** `/papers/<paper>.bib` and `/lists/<list>.bib`, and so on for each format. */
export function citationFiles(db: PrismaClient): FileRoute[] {
  return [
    {
      path: new RegExp(`^/papers/(.+)\\.(${EXTENSIONS})$`),
      method: "GET",
      answer: (asked) => paperFile(db, asked),
    },
    {
      path: new RegExp(`^/lists/([^/]+)\\.(${EXTENSIONS})$`),
      method: "GET",
      answer: (asked) => listFile(db, asked),
    },
  ];
}

async function paperFile(db: PrismaClient, asked: FileRequest): Promise<Response> {
  const [name = "", extension = ""] = asked.parts;
  const format = formatOf(extension);
  const id = await findPaper(db, namedPaper(name), ["paper"]);
  const paper = await db.paper.findUniqueOrThrow({ where: { id }, select: CITED_PAPER });
  const text = await citationText([paper], format);
  return fileResponse(asked, {
    name: `${paper.title.slice(0, 80)}.${extension}`,
    type: CITATION_FILES[format].type,
    etag: `"${createHash("sha256").update(text).digest("base64url")}"`,
    keptBy: "public",
    text: () => each(text),
  });
}

async function listFile(db: PrismaClient, asked: FileRequest): Promise<Response> {
  const [name = "", extension = ""] = asked.parts;
  const format = formatOf(extension);
  const list = await findCitedList(db, listKey(name), asked.viewer?.id);
  if (!list) throw new NotFoundError("There is no such list that you may see: check its address.");
  const fingerprint = await listFingerprint(db, list.id);
  return fileResponse(asked, {
    name: `${list.name}.${extension}`,
    type: CITATION_FILES[format].type,
    etag: `W/"${fingerprint}-${extension}-${WRITTEN_AS}"`,
    keptBy: list.isForAll ? "public" : "private",
    text: () => citationFile(citedPapers(db, list.id), format),
  });
}

function formatOf(extension: string): CitationFormat {
  const format = CITATION_FORMATS.find((one) => CITATION_FILES[one].extension === extension);
  if (!format) throw new Error(`No format has the extension ${extension}.`);
  return format;
}

/** The public id alone, or the global id. */
function listKey(name: string): string {
  const isPublicId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
  return isPublicId ? name : readIdOf("List", name, ["list"]);
}

async function* each(text: string): AsyncGenerator<string> {
  yield text;
}
