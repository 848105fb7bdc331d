import type { ComponentChildren } from "preact";
import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import { onNews } from "../../news.ts";

/** Begins anew at another server: what is on screen is the former one's, and so are the ids behind its buttons. */
export function PerServer({ children }: { children: ComponentChildren }) {
  const [turn, setTurn] = useState(0);
  useEffect(() => onNews("servers.changed", () => setTurn((before) => before + 1)), []);
  return <Fragment key={turn}>{children}</Fragment>;
}
