import { UploadTooLarge, uploadText } from "../../files/upload-text.ts";

/** The largest form: a comment of ten thousand characters, each of them percent-encoded. */
const MAX_FORM = 200_000;

/** What was wrong with a form before anybody looked at what it says. */
export interface BadForm {
  status: 413 | 415;
  message: string;
}

/** A form as browsers send it: the last of several fields with one name. */
export async function readForm(request: Request): Promise<URLSearchParams | BadForm> {
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded")
    return { status: 415, message: "This address takes forms of these pages, and nothing else." };
  let text = "";
  try {
    for await (const part of uploadText(request.body, MAX_FORM)) text += part;
  } catch (error) {
    if (!(error instanceof UploadTooLarge)) throw error;
    return { status: 413, message: "That is longer than a form of these pages can be." };
  }
  return new URLSearchParams(text);
}
