/** The largest page, in items, of every connection. */
export const MAX_PAGE = 100;

/** The page size when neither `first` nor `last` is given. */
export const DEFAULT_PAGE = 20;
