/** On sites made with Silverchair's software: journal, volume, issue and page, which an article's page has in common with its PDF. */
export const SILVERCHAIR_ARTICLE =
  /^\/(.+?)\/(?:advance-)?article(?:-abstract|-pdf)?\/(\d[^/]*\/[^/]+\/[^/]+)\//i;
