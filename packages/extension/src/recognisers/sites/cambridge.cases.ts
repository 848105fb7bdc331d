import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Cambridge Core: what is a paper, what is a listing, and what is neither. */
export const cambridgeCases: RecogniserCase[] = [
  {
    url: "https://www.cambridge.org/core/journals/x/article/on-made-up-things/A14B0BB4130A2BA6BE79E2853597526E",
    html: casePage({ title: "On made-up things", doi: "10.2307/1953360" }),
    ids: ["doi:10.2307/1953360"],
    title: "On made-up things",
  },
  {
    url: "https://www.cambridge.org/core/services/aop-cambridge-core/content/view/S0021875810001738",
    ids: ["doi:10.1017/s0021875810001738"],
  },
  {
    url: "https://www.cambridge.org/core/journals/x/article/abs/on-made-up-things/A14B",
    html: CHALLENGE_PAGE,
    ids: null,
  },
  {
    url: "https://www.cambridge.org/core/journals/x/issue/F6F2",
    html: casePage({ links: ["/core/journals/x/article/a/A1", "/core/journals/x/article/b/B2"] }),
    ids: null,
    items: 2,
  },
  {
    url: "https://www.cambridge.org/core/journals/x/issue/F6F3",
    html: casePage({
      links: [
        "/core/journals/x/article/a/A14B0BB4130A2BA6BE79E2853597526E",
        "/core/services/aop-cambridge-core/content/view/A14B0BB4130A2BA6BE79E2853597526E/S0021875810001738a.pdf/a.pdf",
        "/core/services/aop-cambridge-core/content/view/B14B0BB4130A2BA6BE79E2853597526E/S0021875810001750a.pdf/b.pdf",
        "/core/journals/x/article/b/B14B0BB4130A2BA6BE79E2853597526E",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.cambridge.org/core/what-we-publish", ids: null },
  {
    url: "https://www.cambridge.org/core/services/aop-cambridge-core/content/view/A14B/S0021875810001738a.pdf/x.pdf",
    ids: ["doi:10.1017/s0021875810001738"],
  },
  {
    url: "https://www.cambridge.org/core/elements/abs/made-up/A14B0BB1234567890A14B0BB12345678",
    ids: [],
  },
  { url: "https://www.cambridge.org/core/journals/x/information/editorial-board", ids: null },
  {
    url: "https://www.cambridge.org/core/books/abs/made-up-book/made-up-chapter/0123456789ABCDEF0123456789ABCDEF",
    ids: [],
  },
  {
    url: "https://www.cambridge.org/core/books/abs/made-up-book/0123456789ABCDEF0123456789ABCDEF",
    ids: null,
  },
  {
    url: "https://www.cambridge.org/core/books/made-up-book/0123456789ABCDEF0123456789ABCDEF",
    ids: null,
  },
  {
    url: "https://www.cambridge.org/core/login?ref=/core/journals/x/article/y/30D62864BDED84A6CC81F5823950767B",
    ids: null,
  },
  {
    url: "http://journals.cambridge.org/abstract_S0022112007008166",
    ids: ["doi:10.1017/s0022112007008166"],
  },
];
