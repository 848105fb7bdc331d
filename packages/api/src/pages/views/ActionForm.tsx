import type { ComponentChildren } from "preact";
import type { ActionName } from "../forms/actions.ts";
import { useHere, useVisit } from "./visit-context.ts";

interface Props {
  action: ActionName;
  /** What it sends beside what is typed. */
  send?: Readonly<Record<string, string>> | undefined;
  /** The part of the page that it stands in: where one comes back to, and what a script draws anew. */
  part?: string | undefined;
  class?: string;
  children: ComponentChildren;
}

/** A form that does something: with the token without which nothing is done, and the way back. */
export function ActionForm({ action, send = {}, part, class: name, children }: Props) {
  const { formToken } = useVisit();
  const here = useHere(part);
  return (
    <form method="post" action={`/actions/${action}`} class={name} data-part={part}>
      <input type="hidden" name="csrf" value={formToken} />
      <input type="hidden" name="back" value={here} />
      {Object.entries(send).map(([field, value]) => (
        <input type="hidden" name={field} value={value} />
      ))}
      {children}
    </form>
  );
}
