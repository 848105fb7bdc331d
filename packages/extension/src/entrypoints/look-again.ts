import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { recogniseElsewhere } from "../recognisers/elsewhere.ts";
import { pageAddress } from "../recognisers/page-address.ts";
import { recognise } from "../recognisers/recognise.ts";

/** Runs once in a page, when the reader asks for it over the page: what it finds is its result. */
export default defineUnlistedScript(() => {
  const address = pageAddress(document.URL, document);
  const paper = recognise(address, document) ?? recogniseElsewhere(URL.parse(address), document);
  return paper && paper.ids.length > 0 ? paper : null;
});
