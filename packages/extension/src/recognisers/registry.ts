import type { Recogniser } from "./recogniser.ts";
import { aaai } from "./sites/aaai.ts";
import { aclAnthology } from "./sites/acl-anthology.ts";
import { acm } from "./sites/acm.ts";
import { acs } from "./sites/acs.ts";
import { aip } from "./sites/aip.ts";
import { alphaxiv } from "./sites/alphaxiv.ts";
import { aps } from "./sites/aps.ts";
import { arxiv } from "./sites/arxiv.ts";
import { biorxiv } from "./sites/biorxiv.ts";
import { cambridge } from "./sites/cambridge.ts";
import { cell } from "./sites/cell.ts";
import { chemrxiv } from "./sites/chemrxiv.ts";
import { copernicus } from "./sites/copernicus.ts";
import { cvf } from "./sites/cvf.ts";
import { dblp } from "./sites/dblp.ts";
import { doi } from "./sites/doi.ts";
import { elife } from "./sites/elife.ts";
import { europePmc } from "./sites/europe-pmc.ts";
import { frontiers } from "./sites/frontiers.ts";
import { googleScholar } from "./sites/google-scholar.ts";
import { hal } from "./sites/hal.ts";
import { huggingFace } from "./sites/hugging-face.ts";
import { ieee } from "./sites/ieee.ts";
import { ijcai } from "./sites/ijcai.ts";
import { iop } from "./sites/iop.ts";
import { isca } from "./sites/isca.ts";
import { jmlr } from "./sites/jmlr.ts";
import { mdpi } from "./sites/mdpi.ts";
import { nature } from "./sites/nature.ts";
import { nber } from "./sites/nber.ts";
import { neurips } from "./sites/neurips.ts";
import { openreview } from "./sites/openreview.ts";
import { osf } from "./sites/osf.ts";
import { oup } from "./sites/oup.ts";
import { peerj } from "./sites/peerj.ts";
import { plos } from "./sites/plos.ts";
import { pmc } from "./sites/pmc.ts";
import { pmlr } from "./sites/pmlr.ts";
import { pnas } from "./sites/pnas.ts";
import { projectEuclid } from "./sites/project-euclid.ts";
import { pubmed } from "./sites/pubmed.ts";
import { rsc } from "./sites/rsc.ts";
import { sage } from "./sites/sage.ts";
import { science } from "./sites/science.ts";
import { sciencedirect } from "./sites/sciencedirect.ts";
import { semanticScholar } from "./sites/semantic-scholar.ts";
import { springer } from "./sites/springer.ts";
import { ssrn } from "./sites/ssrn.ts";
import { taylorFrancis } from "./sites/taylor-francis.ts";
import { usenix } from "./sites/usenix.ts";
import { wiley } from "./sites/wiley.ts";
import { zenodo } from "./sites/zenodo.ts";

/** Every site whose pages are known. */
export const recognisers: readonly Recogniser[] = [
  aaai,
  aclAnthology,
  acm,
  acs,
  aip,
  alphaxiv,
  aps,
  arxiv,
  biorxiv,
  cambridge,
  cell,
  chemrxiv,
  copernicus,
  cvf,
  dblp,
  doi,
  elife,
  europePmc,
  frontiers,
  googleScholar,
  hal,
  huggingFace,
  ieee,
  ijcai,
  iop,
  isca,
  jmlr,
  mdpi,
  nature,
  nber,
  neurips,
  openreview,
  osf,
  oup,
  peerj,
  plos,
  pmc,
  pmlr,
  pnas,
  projectEuclid,
  pubmed,
  rsc,
  sage,
  science,
  sciencedirect,
  semanticScholar,
  springer,
  ssrn,
  taylorFrancis,
  usenix,
  wiley,
  zenodo,
];
