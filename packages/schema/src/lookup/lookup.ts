import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import { lookupHashOf } from "./hash.ts";
import type { Bucket } from "./read-bucket.ts";
import { readBucket } from "./read-bucket.ts";

const LookupPaper = builder.prismaObject("Paper", {
  variant: "LookupPaper",
  select: { id: true },
  description: "What a look-up tells of a paper: enough for a badge.",
  fields: (t) => ({
    id: t.id({
      description: "The global id of the `Paper`.",
      resolve: (paper) => encodeGlobalID("Paper", paper.id),
    }),
    hashes: t.stringList({
      description:
        "SHA-256 in hex of `scheme:value`, the scheme in lower case, for each of its ids.",
      select: { ids: { select: { scheme: true, value: true } } },
      resolve: (paper) => paper.ids.map(lookupHashOf),
    }),
    upvoteCount: t.exposeInt("upvoteCount", { description: "Upvotes of this community." }),
    commentCount: t.exposeInt("commentCount", { description: "Comments of this community." }),
  }),
});

const LookupBucket = builder.objectRef<Bucket>("LookupBucket").implement({
  description: "Every paper whose id's hash begins with the same bits.",
  fields: (t) => ({
    bits: t.exposeInt("bits", {
      description:
        "How many bits of the prefix were used: fewer than were sent where the low ones are zero, since these may be meant or not.",
    }),
    papers: t.prismaField({
      type: [LookupPaper],
      description: "The papers, in no telling order. A few hundred at most.",
      complexity: { field: 1, multiplier: 1 },
      resolve: (query, { paperIds }, _args, { db }) =>
        db.paper.findMany({ ...query, where: { id: { in: paperIds } }, orderBy: { id: "asc" } }),
    }),
  }),
});

const Lookup = builder.objectRef<object>("Lookup").implement({
  description: "Private look-ups: what is known of a paper, without saying which one is meant.",
  fields: (t) => ({
    bits: t.int({
      description: "How many bits of a hash to send: so few that at least 16 papers share them.",
      resolve: (_lookup, _args, { lookupSizer }) => lookupSizer.bits(),
    }),
    bucket: t.field({
      type: LookupBucket,
      description: "Every paper under a prefix. Compare the whole hashes yourself.",
      args: {
        prefix: t.arg.string({
          description:
            "The first bits of SHA-256(`scheme:value`) in hex; unused low bits are zero. Empty for 0 bits.",
        }),
      },
      resolve: async (_lookup, { prefix }, { db, lookupSizer }) =>
        readBucket(db, prefix, await lookupSizer.bits()),
    }),
  }),
});

builder.queryField("lookup", (t) =>
  t.field({
    type: Lookup,
    description:
      "Private look-ups. Ask by GET and without a token: the answer is the same for everybody.",
    resolve: () => ({}),
  }),
);
