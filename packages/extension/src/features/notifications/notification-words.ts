import type { NotificationView } from "../../card-views.ts";
import { language, t } from "../../text.ts";

/** What happened, in a sentence without the paper's title, which stands beside it. */
export function notificationWords(notification: NotificationView): string {
  const { kind, who, about, decision } = notification;
  switch (kind) {
    case "REPLY":
      return who === null ? t("notifications.answered") : t("notifications.answeredBy", { who });
    case "MENTION":
      return who === null ? t("notifications.mentioned") : t("notifications.mentionedBy", { who });
    case "NEW_PAPER":
      return about === null ? t("notifications.new") : t("notifications.newFrom", { about });
    case "SAVED_SEARCH":
      return about === null ? t("notifications.found") : t("notifications.foundBy", { about });
    case "SUBMISSION_DECIDED":
      return t(SUBMISSION_WORDS[decision ?? "decided"]);
    case "CLAIM_DECIDED":
      return t(CLAIM_WORDS[decision ?? "decided"]);
    case "ORG_MEMBERSHIP":
      return about === null ? t("notifications.place") : t("notifications.placeIn", { about });
    case "WEBHOOK_STOPPED":
      return about === null
        ? t("notifications.webhookStopped")
        : t("notifications.namedWebhookStopped", { about });
  }
}

const SUBMISSION_WORDS = {
  accepted: "notifications.submissionListed",
  declined: "notifications.submissionDeclined",
  decided: "notifications.submissionDecided",
} as const;

const CLAIM_WORDS = {
  accepted: "notifications.claimAccepted",
  declined: "notifications.claimDeclined",
  decided: "notifications.claimDecided",
} as const;

const UNITS: [unit: Intl.RelativeTimeFormatUnit, milliseconds: number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** How long ago, in words; null for what is no time. */
export function agoWords(iso: string, now: number): string | null {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return null;
  const format = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  // A clock that is a little behind makes no future.
  const past = Math.max(0, now - time);
  const [unit, length] = UNITS.find(([, length]) => past >= length) ?? ["minute", 60_000];
  return format.format(-Math.floor(past / length), unit);
}
