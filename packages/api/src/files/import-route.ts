import { ConflictError, SuspendedError } from "@paperround/schema/errors";
import { ownList } from "@paperround/schema/lists/own-list";
import type { Limits } from "@paperround/schema/context";
import type { FileFormat } from "../ingest/sources/file.ts";
import type { ImportPorts } from "./import-list.ts";
import { importList } from "./import-list.ts";
import { UploadTooLarge, uploadText } from "./upload-text.ts";
import type { FileRequest, FileRoute } from "./use-files.ts";
import { callerWith, problem } from "./use-files.ts";

/** The largest file, in bytes. */
const MAX_UPLOAD = 10_000_000;

/** What may be sent. What an HTML form can send is not among them, so no other site's form gets here. */
const FORMATS: Readonly<Record<string, FileFormat>> = {
  "application/x-bibtex": "BIBTEX",
  "text/x-bibtex": "BIBTEX",
  "application/x-research-info-systems": "RIS",
  "application/vnd.citationstyles.csl+json": "JSON",
  "application/json": "JSON",
  "application/x-ndjson": "JSON",
};

/** What the route needs. */
interface ImportRoutePorts extends ImportPorts {
  limits: Limits;
  /** Told when an import has ended, however it did. */
  imported(): void;
}

/** `POST /import?list=<global id>`: a file of papers, into one of the caller's lists. */
export function importRoute(ports: ImportRoutePorts): FileRoute {
  const importing = new Set<string>();
  return {
    path: /^\/import$/,
    method: "POST",
    async answer(asked) {
      const viewer = callerWith(asked, "LISTS");
      if (viewer.suspension) throw new SuspendedError(viewer.suspension);
      const { request, url } = asked;
      const format = FORMATS[mediaType(request)];
      if (!format) return unsupported();
      if (Number(request.headers.get("content-length") ?? 0) > MAX_UPLOAD) return tooLarge();
      await ports.limits.spend("write", viewer.id);
      const list = url.searchParams.get("list");
      await ownList(ports.db, viewer, list);
      if (importing.has(viewer.id)) {
        throw new ConflictError("Another import of yours is under way: wait until it is done.");
      }
      importing.add(viewer.id);
      try {
        const chunks = uploadText(request.body, MAX_UPLOAD);
        const { isTooLarge, ...result } = await importList(ports, viewer, list, { format, chunks });
        return summary(isTooLarge ? 413 : 200, result);
      } finally {
        importing.delete(viewer.id);
        ports.imported();
      }
    },
  };
}

function tooLarge(): Response {
  const { message } = new UploadTooLarge(MAX_UPLOAD);
  // The rest of the body is not waited for.
  return problem(413, "REQUEST_TOO_LARGE", message, { connection: "close" });
}

function unsupported(): Response {
  return problem(
    415,
    "UNSUPPORTED_MEDIA_TYPE",
    `Say what you send in the header \`Content-Type\`: one of ${Object.keys(FORMATS).join(", ")}.`,
  );
}

function summary(status: number, result: object): Response {
  return new Response(`${JSON.stringify(result)}\n`, {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });
}

function mediaType(request: FileRequest["request"]): string {
  return (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
