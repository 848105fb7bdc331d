export default {
  title: "Paperround: daily papers",
  open: "Daily papers",
  command: "Open the daily papers",
  back: "Back",
  more: "More",
  reading: "Reading…",
  added_one: "{count} more",
  added_other: "{count} more",
  unread_one: "{count} unread",
  unread_other: "{count} unread",
  savedIn: "Saved in",
} as const;
