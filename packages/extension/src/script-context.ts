/**
 * Stands in for WXT's context of content scripts, which is larger than a whole recogniser: our scripts notice by
 * themselves that the extension is gone (`paper-page.ts`) and that the page has changed (`page-changes.ts`).
 */
export class ContentScriptContext {}
