/**
 * Names for prepared statements, so that PostgreSQL parses and plans a statement once a connection, which
 * saves it a third of its time. Named statements live as long as their connection, so the number of names
 * is bounded, and a statement gets one only when it is seen again: what is built anew for each request
 * (a list of ids of another length) would use them up.
 * @returns the name of a statement, or undefined for one that stays unnamed
 */
export function createStatementNames(limit = 500): (sql: string) => string | undefined {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= limit) return known;
    if (!seenOnce.delete(sql)) {
      if (seenOnce.size >= limit) seenOnce.clear();
      seenOnce.add(sql);
      return undefined;
    }
    const name = `paperround_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
