import type { Texts } from "../catalogue.ts";

export default {
  title: "Server",
  address: "Adresse des Paperround Ihrer Community",
  asking: "Wird gefragt …",
  use: "Diesen Server verwenden",
  using: "{server} wird verwendet",
  apart: "Jeder Server hat ein eigenes Konto, eigene Stimmen und Listen.",
  known: "Bisher verwendete Server",
  forget: "Vergessen",
  forgetThis: "{server} vergessen",
  forgotten: "Alles von {server} ist aus diesem Browser gelöscht.",
  notAllowed: "Ohne Ihre Erlaubnis kann die Erweiterung nicht mit diesem Server sprechen.",
  noPermission:
    "Der Browser darf noch nicht mit diesem Server sprechen. Drücken Sie „{button}“ und erlauben Sie es.",
  addressMissing: "Geben Sie die Adresse Ihres Paperround-Servers ein.",
  addressUnreadable: "Das ist keine Adresse. Schreiben Sie sie wie https://papers.example.org",
  addressScheme: "Die Adresse muss mit https:// beginnen (oder mit http:// im eigenen Netz).",
  addressPassword:
    "Lassen Sie Name und Passwort aus der Adresse weg: Sie melden sich mit einem Code per E-Mail an.",
  addressInsecure:
    "Verwenden Sie hier https://: Über http:// könnte Ihre Sitzung unterwegs mitgelesen werden.",
} satisfies Texts<"servers">;
