import { queryFromInfo } from "@pothos/plugin-prisma";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import type { SqlSelection } from "../compile-selection.ts";
import { SHOWN } from "../papers/shown-papers.ts";
import { sqlSelection } from "../sql-selection.ts";
import { lookupHashOf } from "./hash.ts";
import type { Bucket } from "./read-bucket.ts";
import { findBucket, readBucket, readBucketBySql } from "./read-bucket.ts";
import "./lookup.sql.ts";

/** A look-up that has begun, and what it asks of each paper; null when only the mapper can read that. */
interface StartedLookup {
  selection: SqlSelection | null;
}

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
      select: {
        ids: {
          select: { scheme: true, value: true },
          orderBy: [{ scheme: "asc" }, { value: "asc" }],
        },
      },
      resolve: (paper) => paper.ids.map(lookupHashOf),
    }),
    upvoteCount: t.exposeInt("upvoteCount", { description: "Upvotes of this community." }),
    commentCount: t.exposeInt("commentCount", { description: "Comments of this community." }),
  }),
});

const LookupBucket = builder.objectRef<Bucket & StartedLookup>("LookupBucket").implement({
  description: "Every paper whose id's hash begins with the same bits.",
  fields: (t) => ({
    bits: t.exposeInt("bits", {
      description:
        "How many bits of the prefix were used: fewer than were sent where the low ones are zero, since these may be meant or not.",
    }),
    papers: t.field({
      type: [LookupPaper],
      description: "The papers, in no telling order. A few hundred at most.",
      complexity: { field: 1, multiplier: 1 },
      resolve: async ({ selection, ...bucket }, _args, context, info) => {
        const { sql, db } = context;
        if (sql && selection) {
          // Its rows hold what the operation asks of them, which is all that their type promises.
          return readBucketBySql(sql, selection, bucket) as Promise<never[]>;
        }
        const query = queryFromInfo({ context, info, select: { id: true } });
        const rows = { id: { in: await readBucket(db, bucket) } };
        return db.paper.findMany({
          ...query,
          where: { ...rows, ...SHOWN },
          orderBy: { id: "asc" },
        });
      },
    }),
  }),
});

const Lookup = builder.objectRef<StartedLookup>("Lookup").implement({
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
      resolve: async ({ selection }, { prefix }, { lookupSizer }) => ({
        ...findBucket(prefix, await lookupSizer.bits()),
        selection,
      }),
    }),
  }),
});

builder.queryField("lookup", (t) =>
  t.field({
    type: Lookup,
    description:
      "Private look-ups. Ask by GET and without a token: the answer is the same for everybody.",
    resolve: (_root, _args, { sql, instance }, info) => ({
      selection: sql ? sqlSelection(info, instance) : null,
    }),
  }),
);
