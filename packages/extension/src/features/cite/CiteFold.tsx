import { t } from "../../text.ts";
import { Fold } from "../../ui/Fold.tsx";
import { Later } from "../../ui/Later.tsx";
import type { CiteProps } from "./Cite.tsx";

/** How to cite the paper, closed until the reader wants it. */
export function CiteFold(props: CiteProps) {
  return (
    <Fold title={t("cite.title")}>
      <Later load={loadCite} props={props} />
    </Fold>
  );
}

const loadCite = () => import("./Cite.tsx").then(({ Cite }) => Cite);
