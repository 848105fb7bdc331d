/**
 * Moves the focus within a group of buttons by the arrow keys, Home and End: the group is one stop of the Tab key, which
 * remembers the button that was focused last.
 */
export function moveFocus(event: KeyboardEvent, group: HTMLElement | null): void {
  const buttons = [...(group?.querySelectorAll<HTMLElement>("button:not(:disabled)") ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const to = targetOf(event.key, at, buttons.length);
  const target = to === null ? undefined : buttons[to];
  if (at === -1 || !target) return;
  event.preventDefault();
  for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
  target.focus();
}

function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowLeft":
    case "ArrowUp":
      return (at - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
