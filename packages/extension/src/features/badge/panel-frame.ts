/** The panel on a page: a page of the extension in a frame, out of reach of the page's scripts. */
export interface PanelFrame {
  resize(height: number): void;
  close(): void;
}

/** Opens the panel beside the badge and moves the focus into it. */
export function openPanelFrame(page: Document, root: ShadowRoot, address: string): PanelFrame {
  const frame = page.createElement("iframe");
  frame.className = "panel";
  frame.title = "Paperround";
  frame.src = address;
  frame.addEventListener("load", () => frame.focus(), { once: true });
  root.append(frame);
  return {
    resize(height) {
      // Two pixels are the frame's own border.
      frame.style.height = `${height + 2}px`;
    },
    close() {
      frame.remove();
    },
  };
}
