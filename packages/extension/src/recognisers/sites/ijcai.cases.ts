import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of IJCAI: what is a paper, what is a listing, and what is neither. */
export const ijcaiCases: RecogniserCase[] = [
  {
    url: "https://www.ijcai.org/proceedings/2018/512",
    html: casePage({ title: "On made-up things" }),
    ids: ["doi:10.24963/ijcai.2018/512"],
    title: "On made-up things",
  },
  { url: "https://www.ijcai.org/proceedings/2018/0512.pdf", ids: ["doi:10.24963/ijcai.2018/512"] },
  {
    url: "https://www.ijcai.org/proceedings/2017/7",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.24963/ijcai.2017/7"],
  },
  { url: "http://www.ijcai.org/Proceedings/16/Papers/012.pdf", ids: [] },
  {
    url: "https://www.ijcai.org/proceedings/2018/",
    html: casePage({
      more: `<div class=paper_wrapper><div class=title>One</div><a href=/proceedings/2018/1>Details</a><a href=/proceedings/2018/0001.pdf>PDF</a></div>`,
    }),
    ids: null,
    items: 1,
  },
  { url: "https://www.ijcai.org/", ids: null },
  { url: "https://static.ijcai.org/proceedings-2019/0002.pdf", ids: ["doi:10.24963/ijcai.2019/2"] },
  { url: "https://www.ijcai.org/Abstract/15/012", ids: [] },
  { url: "https://www.ijcai.org/Proceedings/89-1/Papers/010.pdf", ids: [] },
  {
    url: "https://www.ijcai.org/proceedings/2023?lang=en",
    html: casePage({ links: ["/proceedings/2023/1", "/proceedings/2023/2"] }).replaceAll(
      "<li>",
      "<li class=paper_wrapper>",
    ),
    ids: null,
    items: 2,
  },
  {
    url: "https://www.ijcai.org/proceedings/2023/bibtex/12",
    ids: ["doi:10.24963/ijcai.2023/12"],
  },
  { url: "https://www.ijcai.org/proceedings/2020/Preface.pdf", ids: null },
];
