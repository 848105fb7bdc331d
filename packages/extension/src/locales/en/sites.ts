export default {
  title: "Sites",
  explained_one:
    "Paperround knows the paper pages of {count} site. On a site that is off it shows no badge, asks nothing and counts nothing. The toolbar button still works there when you press it. A change holds from the next page on.",
  explained_other:
    "Paperround knows the paper pages of {count} sites. On a site that is off it shows no badge, asks nothing and counts nothing. The toolbar button still works there when you press it. A change holds from the next page on.",
  filter: "Find a site",
  allOn: "All on",
  allOff: "All off",
  noneOff: "All are on.",
  someOff_one: "{count} is off.",
  someOff_other: "{count} are off.",
  noSuchSite: "No site of that name is known. The toolbar button takes any paper's address.",
} as const;
