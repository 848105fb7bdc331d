import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";

/** What a page says about the paper it shows. */
export interface PagePaper {
  /** Every id that the page itself states, normalised; none where it gives the paper no id. */
  ids: PaperIdentifier[];
  /** As the page writes it; never null where there are no ids. */
  title: string | null;
  /** What else describes the paper, read when its panel is opened, from pages that have it. */
  abstract?: string | undefined;
  authors?: string[] | undefined;
}

/** What a panel is opened for: a paper, or the question whether a site's listings may be looked up. */
export type PanelSubject = PagePaper | { askedAbout: string };
