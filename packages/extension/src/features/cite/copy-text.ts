/**
 * Puts a text on the clipboard. In a frame on a page the page's rules can forbid the newer way; what is selected may be
 * copied all the same, after a press.
 * @param field shows the text
 * @returns whether it is there
 */
export async function copyText(text: string, field: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}
