import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { PaperNode } from "../papers/paper.ts";
import { requestLoader } from "../request-loader.ts";
import "./stars.sql.ts";

interface Stars {
  starCount: number | null;
  countedAt: Date | null;
}

const loader = requestLoader<string, Stars | null>(({ db }) => async (names) => {
  const rows = await db.codeRepository.findMany({
    where: { name: { in: [...names] } },
    select: { name: true, starCount: true, countedAt: true },
  });
  const found = new Map(rows.map((row) => [row.name, row]));
  return names.map((one) => found.get(one) ?? null);
});

/** The stars of a repository; those of all papers of a list in one statement. */
function loadStars(name: string | null, context: Context): Promise<Stars | null> {
  return name === null ? Promise.resolve(null) : loader(context).load(name);
}

builder.prismaObjectFields(PaperNode, (t) => ({
  codeStars: t.int({
    nullable: true,
    description: "Stars of its code on GitHub, as last counted; null where nobody has.",
    select: { codeRepository: true },
    resolve: async ({ codeRepository }, _args, context) =>
      (await loadStars(codeRepository, context))?.starCount ?? null,
  }),
  codeStarsAt: t.field({
    type: "DateTime",
    nullable: true,
    description: "When the stars of its code were counted.",
    select: { codeRepository: true },
    resolve: async ({ codeRepository }, _args, context) =>
      (await loadStars(codeRepository, context))?.countedAt ?? null,
  }),
}));
