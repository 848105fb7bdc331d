export default {
  label: "Related papers",
  title: "Related",
  unread: "The related papers could not be read.",
  none: "Nothing on the lists is near this yet.",
  upvotes_one: "{count} upvote",
  upvotes_other: "{count} upvotes",
} as const;
