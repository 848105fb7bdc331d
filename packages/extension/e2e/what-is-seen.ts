import type { Locator } from "playwright-core";

/**
 * What has no meaning left where the system chooses the colours: buttons and fields that nothing sets off, what is pressed, chosen
 * or has the focus and looks like what is not. Backgrounds do not count, but those that the system's own colours were asked for.
 */
export function lostMeaning(surface: Locator): Promise<string[]> {
  return surface.evaluate((root) => {
    const lost: string[] = [];
    const probe = document.createElement("i");
    probe.style.cssText = "background:Highlight;forced-color-adjust:none";
    (document.body ?? root).append(probe);
    const systems = getComputedStyle(probe).backgroundColor;
    probe.remove();
    const all = [root, ...root.querySelectorAll("*")].filter(
      (one) =>
        one instanceof HTMLElement && one.matches(":is(button, select, textarea, input, a[href])"),
    ) as HTMLElement[];
    for (const one of all.filter((element) => element.checkVisibility())) {
      const name = one.outerHTML.slice(0, 160);
      if (!isSetOff(one)) lost.push(`nothing sets it off: ${name}`);
      for (const state of ["aria-pressed", "aria-selected"]) {
        // What says so in words needs no look.
        if (one.getAttribute(state) !== "true" || one.textContent.startsWith("✓")) continue;
        const chosen = looks(one);
        one.setAttribute(state, "false");
        if (looks(one) === chosen) lost.push(`looks the same without ${state}: ${name}`);
        one.setAttribute(state, "true");
      }
      if (one.matches(":disabled")) continue;
      one.focus({ focusVisible: true });
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      const isSeen = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      if (!isSeen || outlineColor === "rgba(0, 0, 0, 0)") lost.push(`no focus is seen: ${name}`);
      one.blur();
    }
    return lost;

    function isSetOff(element: HTMLElement): boolean {
      const style = getComputedStyle(element);
      // A box to tick is drawn by the browser.
      if (element.matches("input:is([type=checkbox], [type=radio])")) return true;
      const isFramed =
        Number.parseFloat(style.borderBottomWidth) >= 1 && style.borderBottomStyle !== "none";
      const isFilled = style.forcedColorAdjust === "none";
      // Links, and titles that lead on, have the system's colour for links or for buttons, or a line under them.
      const ground = getComputedStyle(element.parentElement ?? element).color;
      const isMarked = style.textDecorationLine !== "none" || style.color !== ground;
      return isFramed || isFilled || isMarked;
    }

    function looks(element: HTMLElement): string {
      return [element, ...element.querySelectorAll("*")]
        .map((part) => {
          const style = getComputedStyle(part);
          const isOwn = style.forcedColorAdjust === "none";
          return [
            style.borderTopWidth,
            style.borderTopStyle,
            style.outlineStyle,
            style.textDecorationLine,
            style.fontWeight,
            isOwn && style.backgroundColor === systems ? style.backgroundColor : "",
            getComputedStyle(part, "::before").content,
          ].join();
        })
        .join(";");
    }
  });
}

/** How long whatever moves takes: of every element, in seconds, the longest. */
export function longestMove(surface: Locator): Promise<number> {
  return surface.evaluate((root) => {
    const all = [root, ...root.querySelectorAll("*")];
    const times = all.flatMap((one) => {
      const { transitionDuration, transitionDelay, animationName, animationDuration } =
        getComputedStyle(one);
      const moves = animationName === "none" ? [] : animationDuration.split(",");
      return [...transitionDuration.split(","), ...transitionDelay.split(","), ...moves];
    });
    return Math.max(0, ...times.map((time) => Number.parseFloat(time)));
  });
}
