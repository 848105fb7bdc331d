/**
 * The repository on GitHub that an address of code leads to, as `owner/name` in lower case; null for any other address.
 * The database reads the same of a paper's link: `papers.code_repository`.
 */
export function repositoryName(url: string): string | null {
  const [, name] = /^https?:\/\/(?:www\.)?github\.com\/([a-z0-9-]+\/[a-z0-9._-]+)/i.exec(url) ?? [];
  return name === undefined ? null : name.toLowerCase().replace(/\.git$/, "");
}
