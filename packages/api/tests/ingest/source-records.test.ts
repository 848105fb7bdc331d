import { describe, expect, it } from "vitest";
import { readOaiPage } from "../../src/ingest/sources/arxiv-oai.ts";
import { arxivRecord } from "../../src/ingest/sources/arxiv-record.ts";
import { crossrefRecord } from "../../src/ingest/sources/crossref-record.ts";
import { dataciteRecord } from "../../src/ingest/sources/datacite-record.ts";
import { openAlexRecord } from "../../src/ingest/sources/openalex-record.ts";
import { openReviewRecord, withoutAccounts } from "../../src/ingest/sources/openreview-record.ts";
import { semanticScholarRecord } from "../../src/ingest/sources/semanticscholar-record.ts";
import {
  crossrefWork,
  dataciteDoi,
  oaiPage,
  openAlexWork,
  openReviewNote,
  semanticScholarPaper,
} from "./made-up-answers.ts";
import type { MadeUp } from "./made-up-answers.ts";
import { FETCHED_AT } from "./source-context.ts";

const ORCID = "0000-0002-1825-0097";
/** What is the same in every made-up record. */
const NOTHING_ELSE = {
  summary: null,
  versions: [],
  listedOn: null,
  org: null,
  keywords: [],
  categories: [],
  sourceUpvoteCount: 0,
  sourceCommentCount: 0,
};

describe("OpenAlex", () => {
  const read = (made: MadeUp = {}) => openAlexRecord(openAlexWork(made), FETCHED_AT);

  it("maps a work, with every id that it and its copies have", () => {
    expect(read()).toEqual({
      ...NOTHING_ELSE,
      title: "Tides of Attention",
      abstract: "We measure attention and attention",
      abstractLicence: "https://openalex.org/licenses/cc-by",
      publishedOn: "2026-01-02",
      venue: "Journal of Tides",
      ids: [
        { scheme: "OPENALEX", value: "W4000000000" },
        { scheme: "DOI", value: "10.5555/oa.0" },
        { scheme: "PMID", value: "30000000" },
        { scheme: "ARXIV", value: "2601.00001" },
      ],
      authors: [
        {
          name: "Ada Example",
          orcid: ORCID,
          openAlexId: "A5000000001",
          affiliation: "Department of Tides, École d'Exemple",
        },
        { name: "Bo Sample", openAlexId: "A5000000002", affiliation: "Ecole d'Exemple" },
        { name: "Cy Nowhere" },
      ],
      authorCount: 3,
      org: { slug: "ecole-dexemple", name: "Ecole d'Exemple", ror: "01an7q238" },
      links: {
        landing: "https://doi.org/10.5555/OA.0",
        pdf: "https://tides.example/paper.pdf",
        code: null,
        project: null,
      },
      keywords: ["Attention", "Tides"],
      source: {
        name: "openalex",
        url: "https://openalex.org/W4000000000",
        fetchedAt: FETCHED_AT,
      },
    });
  });

  it("knows what it cites, each work once, by OpenAlex's own numbers", () => {
    const cited = [
      "https://openalex.org/W7",
      "https://openalex.org/W12",
      "https://openalex.org/W7",
    ];
    expect(read({ more: { referenced_works: [...cited, null, "elsewhere"] } }).references).toEqual([
      { scheme: "OPENALEX", value: "W12" },
      { scheme: "OPENALEX", value: "W7" },
    ]);
    const many = Array.from({ length: 2_500 }, (_, number) => `https://openalex.org/W${number}`);
    expect(read({ more: { referenced_works: many } }).references).toHaveLength(2_000);
    expect(read({ more: { referenced_works: [] } })).not.toHaveProperty("references");
  });

  it("names no org where authors come from several", () => {
    const [first, second] = openAlexWork().authorships;
    const elsewhere = { ...second, institutions: [{ id: "https://openalex.org/I9" }] };
    expect(read({ more: { authorships: [first, elsewhere] } }).org).toBeNull();
  });

  it("takes markup and formulas out of a title", () => {
    const title =
      "H<sub>2</sub>O &amp; <mml:math><mml:msup><mml:mi>L</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> in <i>E. coli</i>";
    expect(read({ title }).title).toBe("H₂O & L² in E. coli");
  });

  it("does not fall for an abstract of absurd places", () => {
    const index = { Two: [1e15], One: [-5, "x"], word: null };
    expect(read({ more: { abstract_inverted_index: index } }).abstract).toBe("One Two");
  });

  it.each(["dataset", "peer-review", "paratext"])("refuses a %s", (type) => {
    const message = `It is a ${type.replace("-", " ")}, not a paper.`;
    expect(() => read({ more: { type } })).toThrow(message);
  });

  it("does not know who may publish an abstract of an unknown licence", () => {
    const primary = {
      license: "publisher-specific-oa",
      license_id: "https://openalex.org/licenses/x",
    };
    expect(read({ more: { primary_location: primary } }).abstractLicence).toBeNull();
  });
});

describe("Crossref", () => {
  const read = (made: MadeUp = {}) => crossrefRecord(crossrefWork(made), FETCHED_AT);

  it("knows what it cites by DOI, and passes over what has none", () => {
    const reference = [{ key: "a", DOI: "10.5555/B" }, { unstructured: "A book." }, "text", null];
    expect(read({ more: { reference } }).references).toEqual([
      { scheme: "DOI", value: "10.5555/b" },
    ]);
    expect(read({ more: { reference: [{ DOI: "none" }] } })).not.toHaveProperty("references");
  });

  it("maps a work, with its preprint's id", () => {
    expect(read()).toEqual({
      ...NOTHING_ELSE,
      title: "Tides of Attention",
      abstract: "We measure attention.",
      abstractLicence: "CC-BY-4.0",
      publishedOn: "2026-01-01",
      venue: "Journal of Tides & Rivers",
      ids: [
        { scheme: "DOI", value: "10.5555/cr.0" },
        { scheme: "ARXIV", value: "2601.00001" },
      ],
      authors: [
        { name: "Ada Example", orcid: ORCID, affiliation: "Example & Sons" },
        { name: "Bo Sample Jr." },
        { name: "The Tides Group" },
      ],
      authorCount: 3,
      links: {
        landing: "https://tides.example/0",
        pdf: "https://tides.example/full.pdf",
        code: null,
        project: null,
      },
      keywords: ["Tides"],
      references: [{ scheme: "DOI", value: "10.5555/other" }],
      source: { name: "crossref", url: "https://doi.org/10.5555/CR.0", fetchedAt: FETCHED_AT },
    });
  });

  it.each([
    ["a day", [[2026, 1, 5]], "2026-01-05"],
    ["a year", [[2026]], "2026-01-01"],
    ["the year 0, so the day of its entry", [[0]], "2026-01-05"],
    ["the year 2999", [[2999, 1, 1]], "2026-01-05"],
    ["30 February", [[2026, 2, 30]], "2026-01-05"],
    ["nothing", [[null]], "2026-01-05"],
    ["no list", null, "2026-01-05"],
  ])("reads a date that says %s", (_, parts, expected) => {
    expect(read({ more: { issued: { "date-parts": parts } } }).publishedOn).toBe(expected);
  });

  it("reads a DOI that is an address with a query", () => {
    const DOI = "https://doi.org/10.5555/CR.7?utm_source=list&x=1";
    expect(read({ more: { DOI, relation: {} } }).ids).toEqual([
      { scheme: "DOI", value: "10.5555/cr.7" },
    ]);
  });

  it.each(["journal", "journal-issue", "component", "peer-review", "dataset"])(
    "refuses a %s",
    (type) => {
      expect(() => read({ more: { type } })).toThrow("not a paper.");
    },
  );

  it("refuses a work without a title", () => {
    expect(() => read({ more: { title: [] } })).toThrow("The title is empty.");
  });

  it("survives fields of any other kind", () => {
    const odd = {
      author: "Ada",
      license: {},
      relation: [],
      link: null,
      abstract: 7,
      resource: "x",
    };
    expect(read({ more: odd })).toMatchObject({ authors: [], abstract: "7" });
  });
});

describe("Semantic Scholar", () => {
  const read = (made: MadeUp = {}) => semanticScholarRecord(semanticScholarPaper(made), FETCHED_AT);

  it("knows what it cites by the names of the copies, by its own number where there are none", () => {
    const references = [
      { corpusId: 5, externalIds: { CorpusId: 5, ArXiv: "1706.03762", DOI: "10.5555/T" } },
      { paperId: "x", corpusId: 6, externalIds: null },
      { paperId: null, title: "A book" },
    ];
    expect(read({ more: { references } }).references).toEqual([
      { scheme: "ARXIV", value: "1706.03762" },
      { scheme: "CORPUS_ID", value: "6" },
      { scheme: "DOI", value: "10.5555/t" },
    ]);
    expect(read({ more: { references: null } })).not.toHaveProperty("references");
  });

  it("maps a paper, with every id that it knows", () => {
    expect(read()).toEqual({
      ...NOTHING_ELSE,
      title: "Tides of Attention",
      abstract: "We measure attention.",
      abstractLicence: null,
      summary: "Attention comes and goes.",
      publishedOn: "2026-01-02",
      venue: "Journal of Tides",
      ids: [
        { scheme: "CORPUS_ID", value: "470000" },
        { scheme: "ARXIV", value: "2601.00001" },
        { scheme: "DOI", value: "10.5555/s2.0" },
        { scheme: "ACL", value: "2020.acl-main.1" },
        { scheme: "PMID", value: "31221671" },
        { scheme: "PMCID", value: "PMC2377243" },
      ],
      authors: [
        {
          name: "Ada Example",
          semanticScholarId: "2262347",
          orcid: ORCID,
          affiliation: "Example Lab",
        },
        { name: "Bo Sample" },
      ],
      authorCount: 2,
      links: {
        landing: null,
        pdf: "https://tides.example/paper.pdf",
        code: null,
        project: null,
      },
      source: {
        name: "semanticscholar",
        url: "https://www.semanticscholar.org/paper/aaaa",
        fetchedAt: FETCHED_AT,
      },
    });
  });

  it("takes the year where there is no day", () => {
    expect(read({ more: { publicationDate: null, year: 1950 } }).publishedOn).toBe("1950-01-01");
  });

  it("refuses what has no id that anybody else knows", () => {
    expect(() => read({ more: { corpusId: null, externalIds: { MAG: "1" } } })).toThrow(
      "A paper needs at least one id.",
    );
  });
});

describe("DataCite", () => {
  const read = (made: MadeUp = {}) => dataciteRecord(dataciteDoi(made).attributes, FETCHED_AT);

  it("maps a DOI of arXiv's, with its versions", () => {
    expect(read()).toEqual({
      ...NOTHING_ELSE,
      title: "Tides of Attention",
      abstract: "We measure attention.",
      abstractLicence: "CC-BY-4.0",
      publishedOn: "2026-01-02",
      versions: [
        { version: 1, on: "2026-01-02" },
        { version: 2, on: "2026-01-04" },
      ],
      venue: null,
      ids: [{ scheme: "ARXIV", value: "2601.00001" }],
      authors: [
        { name: "Ada Example", orcid: ORCID, affiliation: "Example Lab" },
        { name: "Bo Sample", affiliation: "Sample University" },
        { name: "Tides, Rivers and Friends" },
      ],
      authorCount: 3,
      links: {
        landing: "https://arxiv.org/abs/2601.00001",
        pdf: null,
        code: null,
        project: null,
      },
      categories: ["cs.CL"],
      keywords: ["tides"],
      source: {
        name: "datacite",
        url: "https://commons.datacite.org/doi.org/10.48550/arxiv.2601.00001",
        fetchedAt: FETCHED_AT,
      },
    });
  });

  it.each([
    ["Dataset", "It is a dataset, not a paper."],
    ["Software", "It is software, not a paper."],
    ["PeerReview", "It is a peer review, not a paper."],
    ["InteractiveResource", "It is an interactive resource, not a paper."],
  ])("refuses: %s", (resourceTypeGeneral, message) => {
    expect(() => read({ more: { types: { resourceTypeGeneral } } })).toThrow(message);
  });

  it.each([
    [[{ date: "2026-01", dateType: "Issued" }], "2026-01-01"],
    [[{ date: "0000", dateType: "Issued" }], "2026-01-01"],
    [[{ date: "2025-11-23/2025-11-30", dateType: "Collected" }], "2026-01-01"],
    [[{ date: "2025-11-23", dateType: "Available" }], "2025-11-23"],
  ])("reads the day of %j", (dates, expected) => {
    expect(read({ more: { dates } }).publishedOn).toBe(expected);
  });
});

describe("OpenReview", () => {
  const read = (made: MadeUp = {}) =>
    openReviewRecord(withoutAccounts(openReviewNote(made)), FETCHED_AT);
  const expected = {
    ...NOTHING_ELSE,
    title: "Tides of Attention",
    abstract: "We measure attention.",
    abstractLicence: "CC-BY-4.0",
    summary: "Attention comes and goes.",
    publishedOn: "2026-01-02",
    venue: "Made Up 2026 poster",
    ids: [{ scheme: "OPENREVIEW", value: "aBcDeFgHi0" }],
    authors: [{ name: "Ada Example" }, { name: "Bo Sample" }],
    authorCount: 2,
    links: {
      landing: null,
      pdf: "https://openreview.net/pdf?id=aBcDeFgHi0",
      code: null,
      project: null,
    },
    keywords: ["attention", "tides"],
    source: {
      name: "openreview",
      url: "https://openreview.net/forum?id=aBcDeFgHi0",
      fetchedAt: FETCHED_AT,
    },
  };

  it("maps a note of the second interface", () => {
    expect(read()).toEqual(expected);
  });

  it("maps a note of the first one, whose values stand alone", () => {
    const wrapped = Object.entries(openReviewNote().content);
    const content = Object.fromEntries(wrapped.map(([name, { value }]) => [name, value]));
    expect(read({ more: { content } })).toEqual(expected);
  });

  it("reads authors that are objects", () => {
    const authors = { value: [{ fullname: "Ada Example", username: "~Private_Person1" }] };
    const content = { ...openReviewNote().content, authors };
    expect(read({ more: { content } }).authors).toEqual([{ name: "Ada Example" }]);
  });

  it("keeps nobody's account", () => {
    const note = JSON.stringify(withoutAccounts(openReviewNote()));
    expect(note).not.toMatch(/private/i);
  });

  it("knows no authors while they are anonymous", () => {
    const content = { ...openReviewNote().content, authors: { value: ["Anonymous"] } };
    expect(read({ more: { content } })).toMatchObject({ authors: [], authorCount: 0 });
  });

  it.each([
    [{ id: "aReply0000" }, "It is a reply in a discussion, not a paper."],
    [{ ddate: 1 }, "It was deleted at OpenReview."],
  ])("refuses %j", (more, message) => {
    expect(() => read({ more })).toThrow(message);
  });
});

describe("arXiv's harvest", () => {
  const read = (xml: string) =>
    (readOaiPage(xml)?.parts ?? []).map((part) =>
      "broken" in part ? part : arxivRecord(part, FETCHED_AT),
    );

  it("maps a raw record, with all its versions", () => {
    expect(read(oaiPage(["Tides of Attention"]))).toEqual([
      {
        ...NOTHING_ELSE,
        title: "Tides of Attention",
        abstract: "We measure attention.",
        abstractLicence: "CC0-1.0",
        publishedOn: "2026-01-02",
        versions: [
          { version: 1, on: "2026-01-02" },
          { version: 2, on: "2026-01-04" },
        ],
        venue: "J. Tides 1 (2026) 1-12",
        ids: [
          { scheme: "ARXIV", value: "2601.00001", version: 2 },
          { scheme: "DOI", value: "10.5555/tides.0" },
        ],
        authors: [
          { name: "Ada Example", affiliation: "Example Lab" },
          { name: "Bo Sample", affiliation: "Example Lab" },
        ],
        authorCount: 2,
        links: { landing: null, pdf: null, code: null, project: "https://tides.example/home" },
        categories: ["cs.CL", "cs.AI"],
        source: {
          name: "arxiv",
          url: "https://arxiv.org/abs/2601.00001",
          fetchedAt: FETCHED_AT,
        },
      },
    ]);
  });

  const inRecord = (metadata: string, header = "<header>") =>
    oaiPage(["Tides"]).replace(
      /<record>.*<\/record>/s,
      `<record>${header}<identifier>oai:arXiv.org:2601.00001</identifier></header><metadata>${metadata}</metadata></record>`,
    );

  it("maps a record of arXiv's other format", () => {
    const [record] = read(
      inRecord(`<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>hep-th/9901001</id>
        <created>2026-01-02</created>
        <authors><author><keyname>Example</keyname><forenames>Ada</forenames><suffix>Jr</suffix>
        <affiliation>Example Lab</affiliation><affiliation>Other</affiliation></author>
        <author><keyname>The Group</keyname></author></authors>
        <title>Tides &amp; rivers</title><categories>hep-th</categories><abstract>We measure.</abstract></arXiv>`),
    );
    expect(record).toMatchObject({
      title: "Tides & rivers",
      publishedOn: "2026-01-02",
      ids: [{ scheme: "ARXIV", value: "hep-th/9901001" }],
      authors: [{ name: "Ada Example Jr", affiliation: "Example Lab" }, { name: "The Group" }],
    });
  });

  it("maps Dublin Core", () => {
    const [record] = read(
      inRecord(`<oai_dc:dc xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tides</dc:title>
        <dc:creator>Example, Ada</dc:creator><dc:creator>The Group</dc:creator>
        <dc:description>We measure.</dc:description><dc:description>Comment: 12 pages</dc:description>
        <dc:date>2026-01-02</dc:date><dc:date>2026-01-04</dc:date>
        <dc:identifier>http://arxiv.org/abs/2601.00001</dc:identifier>
        <dc:identifier>J. Tides 1</dc:identifier><dc:identifier>doi:10.5555/TIDES</dc:identifier></oai_dc:dc>`),
    );
    expect(record).toMatchObject({
      abstract: "We measure.",
      publishedOn: "2026-01-02",
      venue: "J. Tides 1",
      ids: [
        { scheme: "ARXIV", value: "2601.00001" },
        { scheme: "DOI", value: "10.5555/tides" },
      ],
      authors: [{ name: "Ada Example" }, { name: "The Group" }],
    });
  });

  it("passes over what was deleted", () => {
    expect(read(inRecord("", '<header status="deleted">'))).toEqual([]);
  });

  it("keeps nobody's account of a record that it refuses", () => {
    const broken = oaiPage(["Tides"]).replace("<id>2601.00001</id>", "<id>none</id>");
    const [part] = read(broken);
    expect(part).toMatchObject({ reason: "It has no arXiv id." });
    expect(JSON.stringify(part)).not.toContain("Private Person");
  });
});
