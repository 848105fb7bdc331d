/** What a server says that does not know a hash, and what one says that knows of no hashes at all. */
const UNKNOWN = new Set(["PERSISTED_QUERY_NOT_FOUND", "BAD_REQUEST"]);

/**
 * Whether an answer says that the text has to be sent. Nothing was run then, so that sending it is harmless.
 * @param response is left to be read
 */
export async function wantsText(response: Response): Promise<boolean> {
  if (response.status !== 400) return false;
  let body: unknown;
  try {
    body = await response.clone().json();
  } catch {
    return false;
  }
  const { data, errors } = (body ?? {}) as {
    data?: unknown;
    errors?: { extensions?: { code?: unknown } | null }[];
  };
  if ((data ?? null) !== null || !Array.isArray(errors)) return false;
  return errors.some((error) => UNKNOWN.has(String(error?.extensions?.code)));
}
