/** What a made-up entry says; the rest is filled in, in the structure of its source. */
export interface MadeUp {
  title?: string;
  /** Tells the entry's ids from those of others. */
  index?: number;
  /** Laid over the entry. */
  more?: Record<string, unknown>;
}

const TITLE = "Tides of Attention";

/** Somebody's account, as sources put it beside papers. */
export const ACCOUNT = {
  _id: "64aaaaaaaaaaaaaaaaaaaaaa",
  avatarUrl: "/avatars/somebody.svg",
  fullname: "Private Person",
  user: "private-person",
  name: "private-person",
  type: "user",
};

/** An entry of the Hugging Face daily papers. */
export function dailyEntry({ title = TITLE, index = 0, more = {} }: MadeUp = {}) {
  const id = arxivId(index);
  return {
    paper: {
      id,
      authors: [
        {
          _id: "64",
          user: ACCOUNT,
          name: "Ada Example",
          status: "claimed_verified",
          hidden: false,
        },
        { _id: "65", name: "Bo Sample", hidden: false },
      ],
      publishedAt: "2026-01-02T18:00:01.000Z",
      submittedOnDailyAt: "2026-01-05T01:13:12.259Z",
      submittedOnDailyBy: ACCOUNT,
      title,
      summary: "We measure how attention\ncomes and goes.",
      upvotes: 78,
      discussionId: "64",
      ai_summary: "Attention comes and goes.",
      ai_keywords: ["attention", "tides"],
      githubRepo: "https://github.com/ada/tides",
      projectPage: " https://tides.example/ ",
      organization: { _id: "66", name: "Example-Lab", fullname: "Example Lab", avatar: "/a.svg" },
    },
    publishedAt: "2026-01-02T13:00:01.000Z",
    title,
    thumbnail: "https://cdn.example/2601.png",
    numComments: 3,
    submittedBy: ACCOUNT,
    isAuthorParticipating: true,
    ...more,
  };
}

/** A work of OpenAlex. */
export function openAlexWork({ title = TITLE, index = 0, more = {} }: MadeUp = {}) {
  return {
    id: `https://openalex.org/W${4_000_000_000 + index}`,
    doi: `https://doi.org/10.5555/OA.${index}`,
    title,
    display_name: title,
    publication_year: 2026,
    publication_date: "2026-01-02",
    ids: { pmid: `https://pubmed.ncbi.nlm.nih.gov/${30_000_000 + index}` },
    primary_location: {
      landing_page_url: `https://doi.org/10.5555/OA.${index}`,
      pdf_url: null,
      source: { display_name: "Journal of Tides" },
      license: "cc-by",
      license_id: "https://openalex.org/licenses/cc-by",
    },
    best_oa_location: { pdf_url: "https://tides.example/paper.pdf" },
    locations: [
      { landing_page_url: `https://doi.org/10.5555/OA.${index}` },
      { landing_page_url: `http://arxiv.org/abs/${arxivId(index)}` },
      { landing_page_url: null },
    ],
    type: "article",
    authorships: [
      {
        author: {
          id: "https://openalex.org/A5000000001",
          display_name: "Ada Example",
          orcid: "https://orcid.org/0000-0002-1825-0097",
        },
        institutions: [
          {
            id: "https://openalex.org/I1",
            display_name: "Ecole d'Exemple",
            ror: "https://ror.org/01an7q238",
          },
          { id: "https://openalex.org/I2", display_name: "Sample University" },
        ],
        raw_author_name: "A. Example",
        raw_affiliation_strings: ["Department of Tides, &Eacute;cole d'Exemple"],
      },
      {
        author: { id: "https://openalex.org/A5000000002", display_name: "Bo Sample", orcid: null },
        institutions: [{ id: "https://openalex.org/I1", display_name: "Ecole d'Exemple" }],
        raw_affiliation_strings: [],
      },
      { author: { id: null, display_name: "Cy Nowhere", orcid: "nonsense" }, institutions: [] },
    ],
    keywords: [{ display_name: "Attention" }, { display_name: "Tides" }],
    abstract_inverted_index: { We: [0], measure: [1], attention: [2, 4], and: [3] },
    ...more,
  };
}

/** A work of Crossref. */
export function crossrefWork({ title = TITLE, index = 0, more = {} }: MadeUp = {}) {
  return {
    DOI: `10.5555/CR.${index}`,
    type: "journal-article",
    title: [title],
    author: [
      {
        given: "Ada",
        family: "Example",
        sequence: "first",
        ORCID: "http://orcid.org/0000-0002-1825-0097",
        affiliation: [{ name: "Example &amp; Sons" }],
      },
      { given: "Bo", family: "Sample", suffix: "Jr.", affiliation: [] },
      { name: "The Tides Group", sequence: "additional", affiliation: [] },
    ],
    abstract:
      "<jats:title>Abstract</jats:title><jats:p>We measure <jats:italic>attention</jats:italic>.</jats:p>",
    issued: { "date-parts": [[2026, 1]] },
    created: { "date-parts": [[2026, 1, 5]] },
    license: [
      { "content-version": "tdm", URL: "https://tides.example/tdm" },
      { "content-version": "vor", URL: "http://creativecommons.org/licenses/by/4.0/legalcode" },
    ],
    "container-title": ["Lecture Notes", "Journal of Tides &amp; Rivers"],
    resource: { primary: { URL: `https://tides.example/${index}` } },
    link: [
      { URL: "https://api.tides.example/full.pdf", "content-type": "application/pdf" },
      { URL: "https://tides.example/full.pdf", "content-type": "application/pdf" },
    ],
    relation: {
      "has-preprint": [
        { "id-type": "doi", id: "10.48550/arXiv.2601.00001", "asserted-by": "object" },
      ],
      "is-cited-by": [{ "id-type": "doi", id: "10.5555/other" }],
    },
    subject: ["Tides"],
    reference: [{ key: "1", DOI: "10.5555/other" }],
    ...more,
  };
}

/** A paper of Semantic Scholar. */
export function semanticScholarPaper({ title = TITLE, index = 0, more = {} }: MadeUp = {}) {
  return {
    paperId: `${index}`.padStart(40, "a"),
    corpusId: 470_000 + index,
    externalIds: {
      DOI: `10.5555/S2.${index}`,
      ArXiv: arxivId(index),
      ACL: "2020.acl-main.1",
      PubMed: "31221671",
      PubMedCentral: "2377243",
      DBLP: "journals/tides/Example26",
      MAG: "2096684396",
      CorpusId: 470_000 + index,
    },
    url: "https://www.semanticscholar.org/paper/aaaa",
    title,
    abstract: "We measure attention.",
    venue: "J. Tides",
    publicationVenue: { name: "Journal of Tides" },
    year: 2026,
    publicationDate: "2026-01-02",
    openAccessPdf: { url: "https://tides.example/paper.pdf" },
    tldr: { model: "tldr@v2.0.0", text: "Attention comes and goes." },
    authors: [
      {
        authorId: "2262347",
        name: "Ada Example",
        affiliations: ["Example Lab"],
        externalIds: { ORCID: "0000-0002-1825-0097", DBLP: ["Ada Example"] },
      },
      { authorId: null, name: "Bo Sample", affiliations: [] },
    ],
    ...more,
  };
}

/** A DOI of DataCite. */
export function dataciteDoi({ title = TITLE, index = 0, more = {} }: MadeUp = {}) {
  const number = arxivId(index);
  return {
    id: `10.48550/arxiv.${number}`,
    type: "dois",
    attributes: {
      doi: `10.48550/arxiv.${number}`,
      identifiers: [{ identifier: number, identifierType: "arXiv" }],
      creators: [
        {
          name: "Example, Ada",
          nameType: "Personal",
          givenName: "Ada",
          familyName: "Example",
          affiliation: [{ name: "Example Lab" }],
          nameIdentifiers: [
            {
              nameIdentifier: "https://orcid.org/0000-0002-1825-0097",
              nameIdentifierScheme: "ORCID",
            },
          ],
        },
        { name: "Sample, Bo", nameType: "Personal", affiliation: ["Sample University"] },
        { name: "Tides, Rivers and Friends", nameType: "Organizational", affiliation: [] },
      ],
      titles: [{ title: "Gezeiten", titleType: "TranslatedTitle" }, { title }],
      publisher: "arXiv",
      container: {},
      publicationYear: 2026,
      subjects: [
        { subject: "Computation and Language (cs.CL)", subjectScheme: "arXiv" },
        { subject: "FOS: Computer and information sciences", subjectScheme: "FOS" },
        { subject: "tides" },
      ],
      dates: [
        { date: "2026-01-02T18:00:01Z", dateType: "Submitted", dateInformation: "v1" },
        { date: "2026-01-04T18:00:01Z", dateType: "Submitted", dateInformation: "v2" },
        { date: "2026", dateType: "Issued" },
      ],
      types: { resourceTypeGeneral: "Preprint" },
      rightsList: [{ rightsIdentifier: "cc-by-4.0", rightsIdentifierScheme: "SPDX" }],
      descriptions: [
        { description: "12 pages", descriptionType: "Other" },
        { description: "We measure attention.", descriptionType: "Abstract" },
      ],
      url: `https://arxiv.org/abs/${number}`,
      xml: "PD94bWw=",
      ...more,
    },
  };
}

/** A note of OpenReview's second interface. */
export function openReviewNote({ title = TITLE, index = 0, more = {} }: MadeUp = {}) {
  const id = `aBcDeFgHi${index}`;
  return {
    id,
    forum: id,
    invitations: ["Made.up/2026/-/Submission"],
    signatures: ["Made.up/2026/Submission1/Authors"],
    readers: ["everyone"],
    writers: ["~Private_Person1"],
    cdate: Date.UTC(2025, 8, 1),
    odate: Date.UTC(2026, 0, 2),
    pdate: Date.UTC(2026, 0, 5),
    license: "CC BY 4.0",
    content: {
      title: { value: title },
      authors: { value: ["Ada Example", "Bo Sample"] },
      authorids: { value: ["~Private_Person1", "private@example.org"] },
      abstract: { value: "We measure attention." },
      "TL;DR": { value: "Attention comes and goes." },
      keywords: { value: ["attention", "tides"] },
      venue: { value: "Made Up 2026 poster" },
      venueid: { value: "Made.up/2026" },
      pdf: { value: "/pdf/0123.pdf" },
      _bibtex: { value: "@misc{private}" },
    },
    ...more,
  };
}

/** Which index the entry at a place has. */
export type IndexOf = (place: number) => number;
/** Each its own. */
export const inOrder: IndexOf = (place) => place;

/** The arXiv id of an index. */
export function arxivId(index: number): string {
  return `2601.${String(index + 1).padStart(5, "0")}`;
}

/** A page of a harvest in arXiv's raw format. Titles are taken as XML. */
export function oaiPage(titles: readonly string[], token = "", indexOf: IndexOf = inOrder): string {
  const records = titles.map(
    (title, place) => `<record>
<header><identifier>oai:arXiv.org:${arxivId(indexOf(place))}</identifier><datestamp>2026-01-05</datestamp><setSpec>cs</setSpec></header>
<metadata>
<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/">
<id>${arxivId(indexOf(place))}</id><submitter>Private Person</submitter>
<version version="v1"><date>Fri, 02 Jan 2026 18:00:01 GMT</date><size>14kb</size><source_type>D</source_type></version>
<version version="v2"><date>Sun, 04 Jan 2026 18:00:01 GMT</date><size>15kb</size></version>
<title>${title}</title>
<authors>Ada Example (1), Bo Sample (1 and 2) ((1) Example Lab, (2) Sample University)</authors>
<categories>cs.CL cs.AI</categories>
<comments>12 pages. Project page: https://tides.example/home</comments>
<journal-ref>J. Tides 1 (2026) 1-12</journal-ref>
<doi>10.5555/TIDES.${indexOf(place)}</doi>
<license>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</license>
<abstract>  We measure attention.</abstract>
</arXivRaw>
</metadata>
</record>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
<responseDate>2026-01-05T08:00:00Z</responseDate>
<request verb="ListRecords">https://oaipmh.arxiv.org/oai</request>
<ListRecords>${records.join("\n")}
<resumptionToken expires='2026-01-06T00:00:00Z'>${token}</resumptionToken>
</ListRecords>
</OAI-PMH>
`;
}
