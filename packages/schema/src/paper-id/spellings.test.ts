import { describe, expect, it } from "vitest";
import { parsePaperId, parsePaperUrl } from "./parse-paper-id.ts";

/**
 * How people, sites and resolvers write the same id. A row is the spelling, the scheme and value it
 * must be read as, and the version if it names one.
 */
type Row = readonly [spelling: string, id: string, version?: number];

const ARXIV_TEXT: readonly Row[] = [
  ["1706.03762", "ARXIV 1706.03762"],
  ["1706.03762v5", "ARXIV 1706.03762", 5],
  ["1706.03762V12", "ARXIV 1706.03762", 12],
  ["0704.0001", "ARXIV 0704.0001"],
  ["1412.6980", "ARXIV 1412.6980"],
  ["1412.6980v9", "ARXIV 1412.6980", 9],
  ["2601.00001", "ARXIV 2601.00001"],
  ["arXiv:1706.03762", "ARXIV 1706.03762"],
  ["arXiv:1706.03762v7  [cs.CL]  2 Aug 2023", "ARXIV 1706.03762", 7],
  ["arXiv:1706.03762 [cs.CL]", "ARXIV 1706.03762"],
  ["arxiv: 1706.03762", "ARXIV 1706.03762"],
  ["ARXIV 1706.03762", "ARXIV 1706.03762"],
  ["arXiv ID: 1706.03762", "ARXIV 1706.03762"],
  ["info:arxiv/1706.03762", "ARXIV 1706.03762"],
  ["arxiv/1706.03762", "ARXIV 1706.03762"],
  ["(arXiv:1706.03762).", "ARXIV 1706.03762"],
  ["“1706.03762”,", "ARXIV 1706.03762"],
  ["  1706.03762\n", "ARXIV 1706.03762"],
  ["1706.\u200b03762", "ARXIV 1706.03762"],
  ["1706.03762v5.pdf", "ARXIV 1706.03762", 5],
  ["hep-th/9901001", "ARXIV hep-th/9901001"],
  ["hep-th/9901001v3", "ARXIV hep-th/9901001", 3],
  ["arXiv:hep-th/9901001", "ARXIV hep-th/9901001"],
  ["math.GT/0309136", "ARXIV math/0309136"],
  ["math/0309136v1", "ARXIV math/0309136", 1],
  ["arXiv:math.GT/0309136", "ARXIV math/0309136"],
  ["MATH.GT/0309136", "ARXIV math/0309136"],
  ["cs.AI/0301001", "ARXIV cs/0301001"],
  ["cond-mat.mes-hall/0309136", "ARXIV cond-mat/0309136"],
  ["cond-mat.stat-mech/0309136", "ARXIV cond-mat/0309136"],
  ["q-bio/0703001", "ARXIV q-bio/0703001"],
  ["astro-ph/9107001", "ARXIV astro-ph/9107001"],
];

const ARXIV_URLS: readonly Row[] = [
  ["https://arxiv.org/abs/1706.03762", "ARXIV 1706.03762"],
  ["http://arxiv.org/abs/1706.03762v1", "ARXIV 1706.03762", 1],
  ["arxiv.org/abs/1706.03762", "ARXIV 1706.03762"],
  ["//arxiv.org/abs/1706.03762", "ARXIV 1706.03762"],
  ["HTTPS://ARXIV.ORG/ABS/1706.03762", "ARXIV 1706.03762"],
  ["https://arxiv.org:443/abs/1706.03762/", "ARXIV 1706.03762"],
  ["https://arxiv.org/abs/1706.03762?context=cs.LG", "ARXIV 1706.03762"],
  ["https://arxiv.org/abs/2305.16311#", "ARXIV 2305.16311"],
  ["https://arxiv.org/abs/arXiv:1706.03762", "ARXIV 1706.03762"],
  ["https://arxiv.org/abs/1706.03762).", "ARXIV 1706.03762"],
  ["<https://arxiv.org/abs/1706.03762>", "ARXIV 1706.03762"],
  ["https://arxiv.org/1706.03762", "ARXIV 1706.03762"],
  ["https://arxiv.org/pdf/1706.03762", "ARXIV 1706.03762"],
  ["https://arxiv.org/pdf/1706.03762v2.pdf", "ARXIV 1706.03762", 2],
  ["https://arxiv.org/pdf/1706.03762.pdf#page=3", "ARXIV 1706.03762"],
  ["https://arxiv.org/html/2402.08954v1", "ARXIV 2402.08954", 1],
  ["https://arxiv.org/html/2402.08954v1#S1.SS2", "ARXIV 2402.08954", 1],
  ["https://arxiv.org/html/2402.08954v1/x1.png", "ARXIV 2402.08954", 1],
  ["https://arxiv.org/ps/hep-th/9901001", "ARXIV hep-th/9901001"],
  ["https://arxiv.org/format/1706.03762", "ARXIV 1706.03762"],
  ["https://arxiv.org/src/1706.03762v5", "ARXIV 1706.03762", 5],
  ["https://arxiv.org/e-print/1706.03762", "ARXIV 1706.03762"],
  ["https://arxiv.org/bibtex/1706.03762", "ARXIV 1706.03762"],
  ["https://arxiv.org/tb/1706.03762", "ARXIV 1706.03762"],
  ["https://arxiv.org/abs/hep-th/9901001v2", "ARXIV hep-th/9901001", 2],
  ["https://arxiv.org/pdf/hep-th/9901001v2.pdf", "ARXIV hep-th/9901001", 2],
  ["https://arxiv.org/abs/hep-th%2F9901001", "ARXIV hep-th/9901001"],
  ["https://arxiv.org/abs/math.GT/0309136", "ARXIV math/0309136"],
  ["https://arxiv.org/ftp/arxiv/papers/1706/1706.03762.pdf", "ARXIV 1706.03762"],
  ["https://arxiv.org/ftp/hep-th/papers/9901/9901001.pdf", "ARXIV hep-th/9901001"],
  ["http://arxiv.org/PS_cache/hep-th/pdf/9901/9901001v1.pdf", "ARXIV hep-th/9901001", 1],
  ["http://arxiv.org/PS_cache/arxiv/pdf/0704/0704.0001v1.pdf", "ARXIV 0704.0001", 1],
  ["https://www.arxiv.org/abs/1706.03762", "ARXIV 1706.03762"],
  ["https://export.arxiv.org/abs/1706.03762", "ARXIV 1706.03762"],
  ["http://export.arxiv.org/pdf/1706.03762v5", "ARXIV 1706.03762", 5],
  ["http://cn.arxiv.org/pdf/1706.03762", "ARXIV 1706.03762"],
  ["http://xxx.lanl.gov/abs/hep-th/9901001", "ARXIV hep-th/9901001"],
  ["http://lanl.arxiv.org/abs/1706.03762", "ARXIV 1706.03762"],
  ["https://ar5iv.org/abs/1706.03762", "ARXIV 1706.03762"],
  ["https://ar5iv.org/html/1706.03762v5", "ARXIV 1706.03762", 5],
  ["https://ar5iv.labs.arxiv.org/html/1706.03762", "ARXIV 1706.03762"],
  ["https://ar5iv.labs.arxiv.org/html/hep-th/9901001", "ARXIV hep-th/9901001"],
  ["https://www.alphaxiv.org/abs/1706.03762v5", "ARXIV 1706.03762", 5],
  ["https://alphaxiv.org/pdf/1706.03762", "ARXIV 1706.03762"],
  ["https://www.alphaxiv.org/zh/overview/1706.03762", "ARXIV 1706.03762"],
  ["https://huggingface.co/papers/1706.03762", "ARXIV 1706.03762"],
  ["https://hf.co/papers/1706.03762#community", "ARXIV 1706.03762"],
  ["https://www.arxiv-vanity.com/papers/1706.03762/", "ARXIV 1706.03762"],
  ["https://scirate.com/arxiv/1706.03762", "ARXIV 1706.03762"],
  ["https://inspirehep.net/api/arxiv/hep-th/9901001", "ARXIV hep-th/9901001"],
  ["https://www.semanticscholar.org/arxiv/1706.03762", "ARXIV 1706.03762"],
  ["https://api.semanticscholar.org/graph/v1/paper/arXiv:1706.03762", "ARXIV 1706.03762"],
  ["https://ui.adsabs.harvard.edu/abs/2017arXiv170603762V/abstract", "ARXIV 1706.03762"],
  ["https://ui.adsabs.harvard.edu/abs/2009arXiv0901.1234K", "ARXIV 0901.1234"],
  ["https://doi.org/10.48550/arXiv.1706.03762", "ARXIV 1706.03762"],
  ["10.48550/ARXIV.1706.03762", "ARXIV 1706.03762"],
  ["doi:10.48550/arXiv.hep-th/9901001", "ARXIV hep-th/9901001"],
  ["https://api.datacite.org/dois/10.48550/arxiv.1706.03762", "ARXIV 1706.03762"],
];

const PROXIED: readonly Row[] = [
  ["https://arxiv-org.proxy.uni.edu/abs/1706.03762v5", "ARXIV 1706.03762", 5],
  ["https://export-arxiv-org.proxy.uni.edu/pdf/1706.03762.pdf", "ARXIV 1706.03762"],
  ["https://arxiv.org.ezproxy.uni.edu/abs/1706.03762", "ARXIV 1706.03762"],
  ["https://arxiv-org.translate.goog/abs/1706.03762?_x_tr_sl=en", "ARXIV 1706.03762"],
  ["https://proxy.uni.edu/login?url=https://arxiv.org/abs/1706.03762", "ARXIV 1706.03762"],
  [
    "https://login.proxy.uni.edu/login?qurl=https%3A%2F%2Fdoi.org%2F10.1145%2F2854146",
    "DOI 10.1145/2854146",
  ],
  [
    "https://idp.springer.com/authorize/casa?redirect_uri=https://link.springer.com/article/10.1007/s10462-023-10466-8&casa_token=x",
    "DOI 10.1007/s10462-023-10466-8",
  ],
  [
    "https://idp.nature.com/authorize?client_id=x&redirect_uri=https%3A%2F%2Fwww.nature.com%2Farticles%2Fs41586-021-03819-2",
    "DOI 10.1038/s41586-021-03819-2",
  ],
  [
    "https://validate.perfdrive.com/made/up?ssa=x&ssc=https%3A%2F%2Fiopscience.iop.org%2Farticle%2F10.1088%2F1748-605X%2Fab007b",
    "DOI 10.1088/1748-605x/ab007b",
  ],
  [
    "https://go.openathens.net/redirector/uni.edu?url=https%3A%2F%2Fdoi.org%2F10.1145%2F2854146",
    "DOI 10.1145/2854146",
  ],
  ["https://dl-acm-org.proxy.uni.edu/doi/10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://doi-org.proxy.uni.edu/10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://openreview-net.proxy.uni.edu/forum?id=rJXMpikCZ", "OPENREVIEW rJXMpikCZ"],
  ["https://pubmed-ncbi-nlm-nih-gov.proxy.uni.edu/31221671/", "PMID 31221671"],
  ["https://www-ncbi-nlm-nih-gov.proxy.uni.edu/pmc/articles/PMC2377243/", "PMCID PMC2377243"],
  [
    "https://web.archive.org/web/20230101000000/https://arxiv.org/abs/1706.03762",
    "ARXIV 1706.03762",
  ],
  ["https://web.archive.org/web/2020id_/http://arxiv.org/pdf/1706.03762v5", "ARXIV 1706.03762", 5],
  [
    "https://arxiv.org/ct?url=https%3A%2F%2Fdx.doi.org%2F10.1145%2F2854146&v=1",
    "DOI 10.1145/2854146",
  ],
  ["https://www.google.com/url?q=https://arxiv.org/abs/1706.03762&sa=D", "ARXIV 1706.03762"],
  [
    "https://mozilla.github.io/pdf.js/web/viewer.html?file=https://arxiv.org/pdf/1706.03762",
    "ARXIV 1706.03762",
  ],
];

const SICI = "10.1002/(sici)1521-3773(20000103)39:1<165::aid-anie165>3.0.co;2-b";

const DOIS: readonly Row[] = [
  ["10.1145/2854146", "DOI 10.1145/2854146"],
  ["10.1038/NATURE14539", "DOI 10.1038/nature14539"],
  ["doi:10.1145/2854146", "DOI 10.1145/2854146"],
  ["DOI: 10.1145/2854146.", "DOI 10.1145/2854146"],
  ["DOI 10.1145/2854146", "DOI 10.1145/2854146"],
  ["doi:https://doi.org/10.1145/2854146", "DOI 10.1145/2854146"],
  ["info:doi/10.1145/2854146", "DOI 10.1145/2854146"],
  ["urn:doi:10.1145/2854146", "DOI 10.1145/2854146"],
  ["(10.1145/2854146)", "DOI 10.1145/2854146"],
  ["10.1145/2854146;", "DOI 10.1145/2854146"],
  ["10.1145%2F2854146", "DOI 10.1145/2854146"],
  ["10.1145%252F2854146", "DOI 10.1145/2854146"],
  ["10.1145/2854146?casa_token=abc:def", "DOI 10.1145/2854146"],
  ["10.1061/(ASCE)0887-381X(2003)17:1(37)", "DOI 10.1061/(asce)0887-381x(2003)17:1(37)"],
  ["(doi:10.1061/(ASCE)0887-381X(2003)17:1(37)).", "DOI 10.1061/(asce)0887-381x(2003)17:1(37)"],
  ["10.1002/(SICI)1521-3773(20000103)39:1&lt;165::AID-ANIE165&gt;3.0.CO;2-B", `DOI ${SICI}`],
  ["https://doi.org/10.1145/2854146", "DOI 10.1145/2854146"],
  ["http://dx.doi.org/10.1145/2854146", "DOI 10.1145/2854146"],
  ["doi.org/10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://www.doi.org/10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://doi.org/doi:10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://doi.org/10.1145%2F2854146", "DOI 10.1145/2854146"],
  ["https://doi.org/10.1145/2854146?utm_source=mail", "DOI 10.1145/2854146"],
  ["https://doi.org/10.1145/2854146.", "DOI 10.1145/2854146"],
  ["https://doi.org/10.1000/full/html", "DOI 10.1000/full/html"],
  [
    "https://doi.org/10.1002/1521-3951(200201)229:2%3C769::AID-PSSB769%3E3.0.CO;2-#",
    "DOI 10.1002/1521-3951(200201)229:2<769::aid-pssb769>3.0.co;2-#",
  ],
  ["https://doi.acm.org/10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://sci-hub.se/10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://api.crossref.org/works/10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://dl.acm.org/doi/10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://dl.acm.org/doi/pdf/10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://dl.acm.org/doi/abs/10.1023/A:1008286901817", "DOI 10.1023/a:1008286901817"],
  ["https://dl.acm.org/doi/fullHtml/10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://pubs.acs.org/doi/abs/10.1021/jp000606%2B", "DOI 10.1021/jp000606+"],
  [
    `https://onlinelibrary.wiley.com/doi/abs/10.1002/(SICI)1521-3773(20000103)39:1%3C165::AID-ANIE165%3E3.0.CO;2-B`,
    `DOI ${SICI}`,
  ],
  ["https://onlinelibrary.wiley.com/doi/10.1002/hast.1072/full", "DOI 10.1002/hast.1072"],
  ["https://onlinelibrary.wiley.com/doi/pdfdirect/10.1002/hast.1072", "DOI 10.1002/hast.1072"],
  [
    "https://analytical.onlinelibrary.wiley.com/doi/full/10.1002/pmic.201100327#refs",
    "DOI 10.1002/pmic.201100327",
  ],
  [
    "https://arc.aiaa.org/doi/abs/10.2514/1.T3744?prevSearch=&searchHistoryKey=",
    "DOI 10.2514/1.t3744",
  ],
  [
    "https://www.tandfonline.com/doi/epdf/10.1080/01457632.2023.2255811?needAccess=true",
    "DOI 10.1080/01457632.2023.2255811",
  ],
  [
    "https://www.science.org/doi/suppl/10.1126/science.aag1582/suppl_file/a.sm.pdf",
    "DOI 10.1126/science.aag1582",
  ],
  [
    "https://static-content.springer.com/esm/art%3A10.1038%2Fs41586-021-03819-2/MediaObjects/1_ESM.pdf",
    "DOI 10.1038/s41586-021-03819-2",
  ],
  [
    "https://storage.googleapis.com/plos/10.1371/journal.pone.0213978/1/pone.0213978.pdf?X-Goog=1",
    "DOI 10.1371/journal.pone.0213978",
  ],
  ["https://example.org/doi/10.5555/a/1/a.pdf", "DOI 10.5555/a/1/a"],
  [
    "https://www.taylorfrancis.com/chapters/edit/10.4324/9781003000000-1/made-up-things-ada-example",
    "DOI 10.4324/9781003000000-1",
  ],
  [
    "https://www.emerald.com/insight/content/doi/10.1108/IJPH-07-2016-0028/full/html",
    "DOI 10.1108/ijph-07-2016-0028",
  ],
  [
    "https://www.degruyterbrill.com/document/doi/10.1515/9783111233758/html",
    "DOI 10.1515/9783111233758",
  ],
  [
    "https://www.frontiersin.org/articles/10.3389/fpsyg.2023.1330238/full",
    "DOI 10.3389/fpsyg.2023.1330238",
  ],
  [
    "https://iopscience.iop.org/article/10.1088/0022-3727/34/10/311/meta",
    "DOI 10.1088/0022-3727/34/10/311",
  ],
  [
    "https://link.springer.com/content/pdf/10.1007%2Fs00453-020-00678-1.pdf",
    "DOI 10.1007/s00453-020-00678-1",
  ],
  [
    "https://link.springer.com/chapter/10.1007/978-3-662-46370-3_13",
    "DOI 10.1007/978-3-662-46370-3_13",
  ],
  [
    "https://link.springer.com/article/10.1007/s00453-020-00678-1/fulltext.html",
    "DOI 10.1007/s00453-020-00678-1",
  ],
  [
    "https://academic.oup.com/isq/advance-article-abstract/doi/10.1093/isq/sqaa085/5999080",
    "DOI 10.1093/isq/sqaa085",
  ],
  [
    "https://academic.oup.com/isq/article-pdf/doi/10.1093/isq/sqaa085/33544211/sqaa085.pdf",
    "DOI 10.1093/isq/sqaa085",
  ],
  [
    "https://pubs.aip.org/aip/apl/article/doi/10.1063/5.0000001/123456/A-Title",
    "DOI 10.1063/5.0000001",
  ],
  [
    "https://journals.aps.org/pra/abstract/10.1103/PhysRevA.65.032314",
    "DOI 10.1103/physreva.65.032314",
  ],
  [
    "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001",
    "DOI 10.1371/journal.pone.0000001",
  ],
  [
    "https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0000001&type=printable",
    "DOI 10.1371/journal.pone.0000001",
  ],
  [
    "https://www.medra.org/servlet/view?lang=en&doi=10.3269/1970-5492.2014.9.2",
    "DOI 10.3269/1970-5492.2014.9.2",
  ],
  ["https://datadryad.org/resource/doi:10.5061/dryad.9025/2", "DOI 10.5061/dryad.9025/2"],
  [
    "https://www.biorxiv.org/content/10.1101/2021.06.16.21258632v1.full.pdf",
    "DOI 10.1101/2021.06.16.21258632",
    1,
  ],
  [
    "https://www.medrxiv.org/content/10.1101/2021.06.16.21258632v2",
    "DOI 10.1101/2021.06.16.21258632",
    2,
  ],
  ["https://www.biorxiv.org/content/10.1101/123456", "DOI 10.1101/123456"],
  [
    "https://www.biorxiv.org/content/10.1101/2020.03.22.002386.article-info",
    "DOI 10.1101/2020.03.22.002386",
  ],
  ["https://www.biorxiv.org/content/10.1101/696633V1.FULL", "DOI 10.1101/696633", 1],
  [
    "https://www.cell.com/cms/10.1016/j.cell.2011.05.020/attachment/0a1b/mmc1.pdf",
    "DOI 10.1016/j.cell.2011.05.020",
  ],
  [
    "https://iopscience.iop.org/article/10.1086/300499/fulltext/980111.text.html",
    "DOI 10.1086/300499",
  ],
  ["https://doi.org/%2010.1145/2854146%20", "DOI 10.1145/2854146"],
  ["https://www.nature.com/articles/s41586-021-03819-2", "DOI 10.1038/s41586-021-03819-2"],
  ["https://www.nature.com/articles/nature14539.pdf", "DOI 10.1038/nature14539"],
  ["https://www.nature.com/articles/s41586-020-2649-2", "DOI 10.1038/s41586-020-2649-2"],
  ["https://www.nature.com/articles/S41586-024-07487-w.ris", "DOI 10.1038/s41586-024-07487-w"],
  ["https://www.nature.com/articles/s41599-024-02684-9", "DOI 10.1057/s41599-024-02684-9"],
  ["https://www.nature.com/articles/nj7330-367a", "DOI 10.1038/nj7330-367a"],
  ["https://www.nature.com/articles/ng1295-420", "DOI 10.1038/ng1295-420"],
  ["https://www.nature.com/articles/35057062", "DOI 10.1038/35057062"],
  ["https://www.nature.com/articles/sj.bdj.4800123", "DOI 10.1038/sj.bdj.4800123"],
  [
    "https://link.springer.com/content/pdf/10.1007/BF02727953_reference.pdf",
    "DOI 10.1007/bf02727953",
  ],
  ["https://example.org/10.1145/2854146/peer-review", "DOI 10.1145/2854146"],
  ["https://onlinelibrary.wiley.com/doi/10.1002/hast.1072/citedby", "DOI 10.1002/hast.1072"],
  [
    "https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD001055.pub5/full/zh_HANS",
    "DOI 10.1002/14651858.cd001055.pub5",
  ],
  [
    "https://www.taylorfrancis.com/chapters/mono/10.1201/b12345-5/made-up-things",
    "DOI 10.1201/b12345-5",
  ],
  ["https://www.mdpi.com/article/10.3390/admsci3030032/s1", "DOI 10.3390/admsci3030032"],
  ["https://example.org/10.1145/2854146/full.html", "DOI 10.1145/2854146"],
  ["https://example.org/10.1145/2854146.full.pdf/", "DOI 10.1145/2854146"],
];

const OTHERS: readonly Row[] = [
  ["https://openreview.net/forum?id=rJXMpikCZ", "OPENREVIEW rJXMpikCZ"],
  ["https://openreview.net/pdf?id=rJXMpikCZ", "OPENREVIEW rJXMpikCZ"],
  ["http://www.openreview.net/forum?id=B1-Hhnslg&noteId=abc123", "OPENREVIEW B1-Hhnslg"],
  ["https://openreview.net/attachment?id=_5Mu8Jy5vI&name=pdf", "OPENREVIEW _5Mu8Jy5vI"],
  ["https://api2.openreview.net/notes?forum=rJXMpikCZ", "OPENREVIEW rJXMpikCZ"],
  ["openreview:rJXMpikCZ", "OPENREVIEW rJXMpikCZ"],
  ["OpenReview: https://openreview.net/forum?id=rJXMpikCZ", "OPENREVIEW rJXMpikCZ"],
  ["P18-1001", "ACL P18-1001"],
  ["w19-0101", "ACL W19-0101"],
  ["2020.acl-main.1", "ACL 2020.acl-main.1"],
  ["2024.Findings-ACL.5v2", "ACL 2024.findings-acl.5", 2],
  ["acl:P18-1001", "ACL P18-1001"],
  ["ACL Anthology: 2020.lrec-1.2", "ACL 2020.lrec-1.2"],
  ["https://aclanthology.org/P18-1001/", "ACL P18-1001"],
  ["https://www.aclanthology.org/2020.lrec-1.2.pdf", "ACL 2020.lrec-1.2"],
  ["https://aclanthology.org/P18-1001v2.pdf", "ACL P18-1001", 2],
  ["https://aclanthology.org/2020.acl-main.1.bib", "ACL 2020.acl-main.1"],
  ["https://www.aclweb.org/anthology/P18-1001", "ACL P18-1001"],
  ["http://aclweb.org/anthology/P/P18/P18-1001.pdf", "ACL P18-1001"],
  ["https://aclanthology.info/papers/P18-1001/p18-1001", "ACL P18-1001"],
  ["PMID: 31221671", "PMID 31221671"],
  ["pmid:031221671", "PMID 31221671"],
  ["PubMed ID 31221671", "PMID 31221671"],
  ["info:pmid/31221671", "PMID 31221671"],
  ["https://pubmed.ncbi.nlm.nih.gov/31221671/", "PMID 31221671"],
  ["https://www.ncbi.nlm.nih.gov/pubmed/31221671", "PMID 31221671"],
  ["https://www.ncbi.nlm.nih.gov/pubmed/?term=31221671", "PMID 31221671"],
  ["https://www.ncbi.nlm.nih.gov/m/pubmed/31221671/", "PMID 31221671"],
  ["https://europepmc.org/article/MED/31221671", "PMID 31221671"],
  ["https://identifiers.org/pubmed:31221671", "PMID 31221671"],
  ["PMC2377243", "PMCID PMC2377243"],
  ["pmc2377243", "PMCID PMC2377243"],
  ["PMCID: PMC2377243", "PMCID PMC2377243"],
  ["pmcid:2377243", "PMCID PMC2377243"],
  ["PMC 2377243", "PMCID PMC2377243"],
  ["https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2377243/?tool=pmcentrez", "PMCID PMC2377243"],
  ["https://pmc.ncbi.nlm.nih.gov/articles/PMC2377243.2/", "PMCID PMC2377243", 2],
  ["https://pmc.ncbi.nlm.nih.gov/articles/PMC2377243/pdf/main.pdf", "PMCID PMC2377243"],
  ["https://europepmc.org/article/pmc/pmc2377243", "PMCID PMC2377243"],
  ["https://europepmc.org/articles/PMC2377243?pdf=render", "PMCID PMC2377243"],
  [
    "https://europepmc.org/backend/ptpmcrender.fcgi?accid=PMC2377243&blobtype=pdf",
    "PMCID PMC2377243",
  ],
  ["CorpusId:13756489", "CORPUS_ID 13756489"],
  ["S2CID 13756489", "CORPUS_ID 13756489"],
  ["corpus_id:13756489", "CORPUS_ID 13756489"],
  ["https://api.semanticscholar.org/CorpusID:13756489", "CORPUS_ID 13756489"],
  ["https://www.semanticscholar.org/p/13756489", "CORPUS_ID 13756489"],
  ["https://api.semanticscholar.org/graph/v1/paper/CorpusId:13756489", "CORPUS_ID 13756489"],
  ["https://api.semanticscholar.org/graph/v1/paper/PMID:31221671", "PMID 31221671"],
  ["W2741809807", "OPENALEX W2741809807"],
  ["w2741809807", "OPENALEX W2741809807"],
  ["openalex:W2741809807", "OPENALEX W2741809807"],
  ["https://openalex.org/W2741809807", "OPENALEX W2741809807"],
  ["https://openalex.org/works/w2741809807", "OPENALEX W2741809807"],
  ["https://api.openalex.org/works/W2741809807?select=id", "OPENALEX W2741809807"],
];

const ALL = [...ARXIV_TEXT, ...ARXIV_URLS, ...PROXIED, ...DOIS, ...OTHERS].map(
  ([spelling, id, version]) => ({ spelling, id, version }),
);

describe("parsePaperId", () => {
  it("has a table of at least 150 different spellings", () => {
    expect(new Set(ALL.map(({ spelling }) => spelling)).size).toBe(ALL.length);
    expect(ALL.length).toBeGreaterThanOrEqual(150);
  });

  it.each(ALL)("reads $spelling", ({ spelling, id: expected, version }) => {
    const id = parsePaperId(spelling);
    expect(id && `${id.scheme} ${id.value}`).toBe(expected);
    expect(id?.version).toBe(version);
  });
});

describe("parsePaperUrl", () => {
  const urls = ALL.filter(({ spelling }) => spelling.startsWith("http"));

  it.each(urls)("reads $spelling", ({ spelling, id: expected }) => {
    const id = parsePaperUrl(spelling);
    expect(id && `${id.scheme} ${id.value}`).toBe(expected);
  });

  it("reads no bare ids: it is asked about addresses", () => {
    expect(parsePaperUrl("1706.03762")).toBeNull();
    expect(parsePaperUrl("doi:10.1145/2854146")).toBeNull();
  });
});
