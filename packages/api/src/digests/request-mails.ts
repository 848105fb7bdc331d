import { html } from "../pages/html.ts";
import type { Mail } from "../mail/mailer.ts";
import { button, INK, mailFrame, QUIET, row, SANS, SERIF } from "./mail-frame.ts";

/** What a mail about a subscription is written of. */
export interface RequestMail {
  kind: "confirm" | "known" | "preferences";
  to: string;
  publicUrl: string;
  /** Of its kind: the page that confirms, or the preferences. */
  link: string;
}

const WORDS: Readonly<
  Record<RequestMail["kind"], { subject: string; lead: string; button: string; rest: string }>
> = {
  confirm: {
    subject: "Confirm your daily papers",
    lead: "Somebody, probably you, asked for Paperround's papers to be mailed to this address.",
    button: "Yes, send me papers",
    rest: "The link holds for 7 days. If it was not you, do nothing: you get no digest, and your address is forgotten.",
  },
  known: {
    subject: "You get the papers already",
    lead: "Somebody, probably you, asked for Paperround's papers to be mailed to this address. They are already: nothing was changed.",
    button: "Change what they bring, and when",
    rest: "If it was not you, do nothing.",
  },
  preferences: {
    subject: "Your papers: what they bring, and when",
    lead: "Somebody, probably you, asked for the way to the preferences of this address.",
    button: "Open the preferences",
    rest: "The link holds for 60 days. Do not pass it on: whoever has it can change your digest. If it was not you, do nothing.",
  },
};

/** A mail about a subscription: that it be confirmed, that there is one, or where its preferences are. */
export function requestMail({ kind, to, publicUrl, link }: RequestMail): Mail {
  const words = WORDS[kind];
  const { host } = new URL(publicUrl);
  const subject = `${words.subject} (${host})`;
  return {
    to,
    subject,
    text: [
      words.lead,
      "",
      `${words.button}:`,
      link,
      "",
      words.rest,
      "",
      `Paperround at ${host}`,
      "",
    ].join("\n"),
    html: mailFrame(subject, words.lead, [
      row(
        html`<h1
            class="ink"
            style="margin:0 0 16px;${SERIF};font-size:26px;line-height:32px;font-weight:600;${INK}"
          >
            ${words.subject}
          </h1>
          <p class="ink" style="margin:0 0 20px;${SANS};font-size:16px;line-height:24px;${INK}">
            ${words.lead}
          </p>
          <p style="margin:0 0 20px">${button(link, words.button)}</p>
          <p class="quiet" style="margin:0 0 12px;${SANS};font-size:14px;line-height:21px;${QUIET}">
            ${words.rest}
          </p>
          <p
            class="quiet line"
            style="margin:0;padding:12px 0 0;border-top:1px solid #e5e2da;${SANS};font-size:13px;line-height:20px;${QUIET}"
          >
            Paperround at ${host}
          </p>`,
      ),
    ]),
  };
}
