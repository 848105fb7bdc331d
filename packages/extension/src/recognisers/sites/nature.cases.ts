import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Nature: what is a paper, what is a listing, and what is neither. */
export const natureCases: RecogniserCase[] = [
  {
    url: "https://www.nature.com/articles/s41586-021-03972-8",
    html: casePage({ title: "On made-up things", doi: "10.1038/s41586-021-03972-8" }),
    ids: ["doi:10.1038/s41586-021-03972-8"],
    title: "On made-up things",
  },
  {
    url: "https://www.nature.com/articles/onc2011282",
    html: casePage({ title: "On made-up things", doi: "10.1038/onc.2011.282" }),
    ids: ["doi:10.1038/onc.2011.282"],
    title: "On made-up things",
  },
  {
    url: "https://www.nature.com/articles/s41586-021-03972-8.pdf",
    ids: ["doi:10.1038/s41586-021-03972-8"],
  },
  { url: "https://www.nature.com/articles/nsmb.1371", ids: ["doi:10.1038/nsmb.1371"] },
  { url: "https://www.nature.com/articles/481237a", ids: ["doi:10.1038/481237a"] },
  {
    url: "https://www-nature-com.proxy.uni.edu/articles/s41586-021-03972-8",
    ids: ["doi:10.1038/s41586-021-03972-8"],
  },
  {
    url: "https://www.nature.com.ezproxy.lib.uni.edu/articles/s41586-021-03972-8",
    ids: ["doi:10.1038/s41586-021-03972-8"],
  },
  { url: "https://www.nature.com/articles/onc2011282", html: CHALLENGE_PAGE, ids: null },
  {
    url: "https://www.nature.com/articles/s41586-021-03972-8",
    html: casePage({ title: "On made-up things", doi: "10.1038/s41586-000-00000-0" }),
    ids: ["doi:10.1038/s41586-021-03972-8"],
  },
  {
    url: "https://www.nature.com/nature/volumes/600",
    html: casePage({ links: ["/articles/s41586-021-03972-8", "/articles/d41586-020-02610-z"] }),
    ids: null,
    items: 2,
  },
  { url: "https://www.nature.com/search?q=things", ids: null },
  { url: "https://www.nature.com/nature/about", ids: null },
  { url: "https://www.nature.com/articles/srep12345", ids: ["doi:10.1038/srep12345"] },
  { url: "https://www.nature.com/articles/ncomms12345", ids: ["doi:10.1038/ncomms12345"] },
  { url: "https://www.nature.com/articles/nphys1234.epdf?x=y", ids: ["doi:10.1038/nphys1234"] },
  {
    url: "https://www.nature.com/nature/journal/v521/n7553/full/nature14539.html",
    ids: ["doi:10.1038/nature14539"],
  },
  {
    url: "https://www.nature.com/articles/s41586-021-03972-8/figures/1",
    ids: ["doi:10.1038/s41586-021-03972-8"],
  },
  { url: "https://www.nature.com/articles/npp20091", ids: [] },
  { url: "https://www.nature.com/articles/sdata201618", ids: [] },
  { url: "https://www.nature.com/articles/ng1295-420", ids: ["doi:10.1038/ng1295-420"] },
  { url: "https://www.nature.com/articles/35057062", ids: ["doi:10.1038/35057062"] },
  { url: "https://www.nature.com/articles/sj.bdj.4800123", ids: ["doi:10.1038/sj.bdj.4800123"] },
  { url: "https://www.nature.com/articles?type=article", ids: null },
  {
    url: "http://www.nature.com/nature/journal/v521/n7553/index.html",
    html: casePage({
      links: [
        "/nature/journal/v521/n7553/full/nature14539.html",
        "/nature/journal/v521/n7553/pdf/nature14539.pdf",
        "/nature/journal/v521/n7553/full/nature14540.html",
      ],
    }),
    ids: null,
    items: 2,
  },
  // Older ones have four digits; the last part is a check character.
  {
    url: "https://www.nature.com/articles/s41586-020-2649-2",
    ids: ["doi:10.1038/s41586-020-2649-2"],
  },
  {
    url: "https://www.nature.com/articles/s41586-024-07487-w#Sec3",
    html: casePage({ title: "On made-up things", doi: "10.1038/s41586-024-07487-w" }),
    ids: ["doi:10.1038/s41586-024-07487-w"],
    title: "On made-up things",
  },
  // Palgrave's before.
  {
    url: "https://www.nature.com/articles/s41599-024-02684-9",
    html: casePage({ title: "On made-up things", doi: "10.1057/s41599-024-02684-9" }),
    ids: ["doi:10.1057/s41599-024-02684-9"],
    title: "On made-up things",
  },
  {
    url: "https://www.nature.com/articles/s40494-023-00993-x",
    html: casePage({ title: "On made-up things", doi: "10.1186/s40494-023-00993-x" }),
    ids: ["doi:10.1186/s40494-023-00993-x"],
    title: "On made-up things",
  },
];
