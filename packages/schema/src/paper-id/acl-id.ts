import type { ParsedPaperId } from "./scheme.ts";

const OLD_FORM = /^([A-Z]\d{2}-\d{4})(?:v(\d{1,2}))?$/i;
const NEW_FORM = /^((?:19|20)\d{2}\.[a-z0-9]{1,24}-[a-z0-9]{1,24}\.\d{1,4})(?:v(\d{1,2}))?$/i;

/**
 * Reads an id of the ACL Anthology: `P18-1001`, `2020.acl-main.1`, `2024.findings-acl.5v2`.
 * Source: https://aclanthology.org/info/ids/
 */
export function readAclId(text: string): ParsedPaperId | null {
  const old = OLD_FORM.exec(text);
  const match = old ?? NEW_FORM.exec(text);
  if (!match) return null;
  const [, id = "", version] = match;
  const value = old ? id.toUpperCase() : id.toLowerCase();
  const number = Number(version);
  return version === undefined || number === 0
    ? { scheme: "ACL", value }
    : { scheme: "ACL", value, version: number };
}
