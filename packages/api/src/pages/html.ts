/** HTML that is already safe to send. Only `html` makes it. */
export interface Html {
  readonly safe: string;
}

/** Writes HTML; whatever is put in is escaped, unless it is `Html` itself. */
export function html(parts: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html {
  const written = values.map((value) =>
    typeof value === "string"
      ? escape(value)
      : Array.isArray(value)
        ? value.map((each) => each.safe).join("")
        : value.safe,
  );
  return { safe: String.raw({ raw: parts }, ...written) };
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
