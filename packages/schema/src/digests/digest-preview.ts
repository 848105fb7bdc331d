import { builder } from "../builder.ts";
import type { Context, WrittenDigest } from "../context.ts";
import { PaperNode } from "../papers/paper.ts";
import { SHOWN } from "../papers/shown-papers.ts";
import { DigestPreviewInput } from "./digest-inputs.ts";
import { MAX_PAPERS } from "./match-papers.ts";
import { readPreferences } from "./preferences.ts";
import { previewDigest } from "./preview-digest.ts";
import type { PreviewedIssue } from "./preview-digest.ts";
import { readToldPapers } from "./told-papers.sql.ts";

/** An issue, and its mail once it was written. */
interface Preview extends PreviewedIssue {
  mail: () => Promise<WrittenDigest>;
}

const DigestPreviewType = builder.objectRef<Preview>("DigestPreview").implement({
  description: "What the viewer's next digest would be if it were sent now.",
  fields: (t) => ({
    dueAt: t.expose("dueAt", {
      type: "DateTime",
      nullable: true,
      description: "When it is due; null while none is sent.",
    }),
    subject: t.string({
      description: "The mail's subject.",
      resolve: async ({ mail }) => (await mail()).subject,
    }),
    text: t.string({
      description: "The mail as plain text; its links change nothing.",
      resolve: async ({ mail }) => (await mail()).text,
    }),
    html: t.string({
      description: "The mail as HTML; its links change nothing.",
      resolve: async ({ mail }) => (await mail()).html,
    }),
    papers: t.prismaField({
      type: [PaperNode],
      description: `The papers it would tell of, the best first, at most ${MAX_PAPERS}. With none, no mail would be sent.`,
      complexity: { field: 1, multiplier: MAX_PAPERS },
      resolve: async (query, { paperIds }, _args, { db }) => {
        const papers = await db.paper.findMany({
          ...query,
          where: { id: { in: paperIds }, ...SHOWN },
        });
        return papers.toSorted((a, b) => paperIds.indexOf(a.id) - paperIds.indexOf(b.id));
      },
    }),
  }),
});

builder.queryField("digestPreview", (t) =>
  t.field({
    type: DigestPreviewType,
    nullable: true,
    description: "What the viewer's next digest would be; null when nobody is signed in.",
    args: {
      preferences: t.arg({
        type: DigestPreviewInput,
        required: false,
        description: "To try out, in the place of what the viewer has.",
      }),
    },
    complexity: 10,
    resolve: async (_root, { preferences }, context) => {
      const { db, clock, viewer } = context;
      if (!viewer) return null;
      const tried = await readPreferences(db, preferences ?? {}, ["preferences"]);
      const issue = await previewDigest({ db, clock }, { userId: viewer.id }, tried);
      let written: Promise<WrittenDigest> | undefined;
      return { ...issue, mail: () => (written ??= write(context, issue)) };
    },
  }),
);

async function write(
  { db, digests }: Pick<Context, "db" | "digests">,
  { paperIds, period }: PreviewedIssue,
): Promise<WrittenDigest> {
  const papers = await readToldPapers(db, paperIds);
  return digests.write({
    period,
    papers: paperIds.flatMap((id) => papers.get(id) ?? []),
  });
}
