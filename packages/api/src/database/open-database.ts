import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@paperround/schema/client";
import type { Database, DatabaseLocation, OpenedDatabase, Report } from "./database.ts";
import { openEmbedded } from "./open-embedded.ts";
import { openPostgresql } from "./open-postgresql.ts";
import { createStatementNames } from "./statement-names.ts";

/**
 * Opens the database; does not migrate it.
 * @throws {DatabaseError} when it cannot be used
 */
export async function openDatabase(
  location: DatabaseLocation,
  { report = () => {} }: { report?: Report } = {},
): Promise<Database> {
  const { databaseUrl, dataDir, poolSize = 10 } = location;
  const opened =
    databaseUrl === undefined
      ? await openEmbedded(dataDir, report)
      : await openPostgresql(databaseUrl, poolSize);
  return connectPrisma(opened);
}

/** Puts the Prisma client, and SQL of our own, on top of an opened database's pool. */
export function connectPrisma(opened: OpenedDatabase): Database {
  const statementName = createStatementNames();
  const adapter = new PrismaPg(opened.pool, {
    // Declared to give every statement a name; what it returns goes to node-postgres as it is.
    statementNameGenerator: (query) => statementName(query.sql) as string,
  });
  const prisma = new PrismaClient({
    adapter,
    // Without the excerpt of our code, for which Prisma would read files at every error.
    errorFormat: "minimal",
    // The embedded database takes one transaction at a time: a burst of writes waits in line.
    transactionOptions: { maxWait: 15_000, timeout: 15_000 },
  });
  let closing: Promise<void> | undefined;
  return {
    ...opened,
    prisma,
    async sql(text, values) {
      const name = statementName(text);
      const { rows } = await opened.pool.query<unknown[]>({
        text,
        values: [...values],
        rowMode: "array",
        ...(name === undefined ? {} : { name }),
      });
      return rows;
    },
    close() {
      closing ??= prisma.$disconnect().then(() => opened.close());
      return closing;
    },
  };
}
