import type { QueueSummary } from "../../queue-view.ts";
import type { BadgeFace } from "../../badge-look.ts";
import { language, t } from "../../text.ts";

/** What the button says of the extension itself, beside the paper of a tab. */
export interface ToolbarState {
  isSignedIn: boolean;
  queue: Pick<QueueSummary, "waiting" | "refused" | "signedOut">;
}

/** How the button looks. */
export interface ToolbarFace {
  /** A few characters on the button. */
  text: string;
  /** The same in words: what a screen reader says, and the tooltip. */
  title: string;
  /** Something wants the reader's attention. */
  isUrgent: boolean;
}

/**
 * What the button of a tab shows.
 * @param face of the tab's paper; null for tabs without one
 */
export function toolbarFace(face: BadgeFace | null, state: ToolbarState): ToolbarFace {
  const { refused } = state.queue;
  const own = face && paperText(face);
  const text = own === null || own === "" ? queueText(state) : own;
  const title = [face ? paperTitle(face) : t("manifest.name"), ...queueTitles(state)].join(". ");
  return { text, title, isUrgent: refused > 0 && text === "!" };
}

function paperText(face: BadgeFace): string {
  if (face.kind !== "known") return "";
  const sign = face.waiting ? "↑" : "";
  return `${sign}${compact(face.upvotes)}`;
}

function compact(count: number | null): string {
  if (count === null) return "✓";
  return count < 1000 ? String(count) : `${Math.floor(count / 1000)}k`;
}

function queueText({ queue }: ToolbarState): string {
  if (queue.refused > 0) return "!";
  const waiting = queue.waiting + forSignIn(queue);
  return waiting > 0 ? `↑${waiting}` : "";
}

function paperTitle(face: BadgeFace): string {
  switch (face.kind) {
    case "known": {
      const said = [
        ...(face.upvotes === null ? [] : [t("toolbar.upvotes", { count: face.upvotes })]),
        ...(face.voted ? [t("toolbar.voted")] : []),
        ...(face.saved ? [t("badge.saved")] : []),
      ];
      const list = new Intl.ListFormat(language(), { type: "unit", style: "short" });
      return `${t("manifest.name")}: ${list.format(said)}`;
    }
    case "unknown":
      return t("toolbar.unknown");
    case "unreachable":
      return t("toolbar.unreachable");
    case "no-id":
      return t("toolbar.noId");
    case "not-asked":
      return t("manifest.name");
  }
}

function queueTitles({ isSignedIn, queue }: ToolbarState): string[] {
  const { waiting, refused } = queue;
  const asleep = forSignIn(queue);
  return [
    ...(waiting > 0 ? [t("toolbar.waiting", { count: waiting })] : []),
    ...(refused > 0 ? [t("toolbar.refused", { count: refused })] : []),
    ...(asleep > 0 ? [t("toolbar.waitsForSignIn", { count: asleep })] : []),
    ...(isSignedIn ? [] : [t("toolbar.signedOut")]),
  ];
}

function forSignIn({ signedOut }: ToolbarState["queue"]): number {
  return signedOut.reduce((sum, { count }) => sum + count, 0);
}
