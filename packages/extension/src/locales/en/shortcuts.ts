export default {
  title: "Shortcuts",
  none: "none",
  openPopup: "Open the popup",
  openSidePanel: "Open the side panel",
  changedBy: "The browser keeps them, on a page of its own.",
  change: "Change shortcuts",
} as const;
