import { builder } from "../builder.ts";
import type { Instance } from "../context.ts";
import { column, registerSqlFields } from "../sql-fields.ts";
import type { SqlPlace } from "../sql-fields.ts";
import { showsAbstract, showsAbstractSql } from "./abstract-terms.ts";
import { PaperNode } from "./paper.ts";

const AbstractStatusEnum = builder.enumType("AbstractStatus", {
  description: "Whether an abstract is shown.",
  values: {
    SHOWN: { description: "It is." },
    WITHHELD: {
      description:
        "There is one, but this instance does not publish it: read it at its source, `links.landing`.",
    },
    UNKNOWN: { description: "No source gave one." },
  } as const,
});

const licensed = { abstract: true, abstractLicence: true } as const;

interface LicensedAbstract {
  abstract: string | null;
  abstractLicence: string | null;
}

function isShown(paper: LicensedAbstract, { abstracts }: Instance): boolean {
  return showsAbstract(abstracts, paper.abstractLicence);
}

builder.prismaObjectFields(PaperNode, (t) => ({
  abstract: t.string({
    nullable: true,
    description:
      "The authors' abstract; null where none is known or this instance does not publish it, see `abstractStatus`.",
    select: licensed,
    resolve: (paper, _args, { instance }) => (isShown(paper, instance) ? paper.abstract : null),
  }),
  abstractStatus: t.field({
    type: AbstractStatusEnum,
    description: "Whether the abstract is shown, and if not, why.",
    select: licensed,
    resolve: (paper, _args, { instance }) => {
      if (paper.abstract === null) return "UNKNOWN";
      return isShown(paper, instance) ? "SHOWN" : "WITHHELD";
    },
  }),
  abstractLicence: t.exposeString("abstractLicence", {
    nullable: true,
    description:
      "Under what licence the abstract's source gives it: an SPDX identifier or an address; null where it does not say.",
  }),
  abstractSource: t.exposeString("abstractSource", {
    nullable: true,
    description: "Who gave the abstract, such as `arxiv`; null where none is known.",
  }),
}));

const shown = ({ row, abstracts }: SqlPlace) =>
  showsAbstractSql(abstracts, `${row}.abstract_licence`);

registerSqlFields("Paper", {
  abstract: {
    value: (place) =>
      place.abstracts === "all"
        ? `${place.row}.abstract`
        : `CASE WHEN ${shown(place)} THEN ${place.row}.abstract END`,
  },
  abstractStatus: {
    value: (place) =>
      `CASE WHEN ${place.row}.abstract IS NULL THEN 'UNKNOWN' ` +
      `WHEN ${shown(place)} THEN 'SHOWN' ELSE 'WITHHELD' END`,
  },
  abstractLicence: column("abstract_licence"),
  abstractSource: column("abstract_source"),
});
