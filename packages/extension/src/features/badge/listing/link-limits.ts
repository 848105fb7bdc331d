/** Links of a page that are asked about at once. */
export const MOST_LINKS = 5000;
/** Longer ones lead to no paper. In characters. */
export const LONGEST_LINK = 1000;
