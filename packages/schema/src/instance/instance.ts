import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { NODE_PATHS } from "../node-paths.ts";
import { PersonNode } from "../people/person.ts";

const SubmissionPolicyEnum = builder.enumType("SubmissionPolicy", {
  description: "What becomes of a submission.",
  values: {
    OPEN: { description: "It is listed at once." },
    CURATED: { description: "An editor places it on a day, or declines it." },
  } as const,
});

const EDITORS = {
  name: "editors",
  direction: "asc",
  columns: { createdAt: "moment", id: "text" },
} as const;

const InstanceType = builder.objectRef<object>("Instance").implement({
  description: "This server, as its operator set it up.",
  fields: (t) => ({
    submissions: t.field({
      type: SubmissionPolicyEnum,
      description: "What becomes of a submission.",
      resolve: (_instance, _args, { instance }) =>
        instance.submissions === "open" ? "OPEN" : "CURATED",
    }),
    editors: t.connection({
      type: PersonNode,
      description: "Who may place submissions on a day, those first who are here for longest.",
      resolve: async (_instance, args, context, info) => {
        const { where, ...page } = keysetQuery(EDITORS, args);
        const people = await context.db.user.findMany({
          ...queryFromInfo({
            context,
            info,
            paths: NODE_PATHS,
            select: { id: true, createdAt: true },
          }),
          ...page,
          where: { AND: [where, { role: { not: "MEMBER" } }] },
        });
        return keysetPage(EDITORS, args, people);
      },
    }),
  }),
});

builder.queryField("instance", (t) =>
  t.field({
    type: InstanceType,
    description: "This server, as its operator set it up.",
    resolve: () => ({}),
  }),
);
