const LONGEST = 2_000;

/**
 * Where to go after a form, or from the sign-in: a page of this server, or its first page. What a link or a form names may be
 * anything, so it is read as a browser would read it.
 * @returns path, query and fragment, as a header can hold them
 */
export function localPath(text: string | null | undefined): string {
  if (!text || text.length > LONGEST || !/^\/(?![/\\])/.test(text)) return "/";
  // Control characters are left out by the parser, and could make `//` of what is none.
  if (/[\p{Cc}\\]/u.test(text)) return "/";
  const url = URL.parse(text, ORIGIN);
  if (url === null || url.origin !== ORIGIN || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}

/** Stands for this server, whatever it is called. */
const ORIGIN = "http://paperround.invalid";
