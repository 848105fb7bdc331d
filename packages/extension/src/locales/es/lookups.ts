import type { Texts } from "../catalogue.ts";

export default {
  title: "Privacidad",
  switch: "Consultar los artículos que este navegador aún no conoce",
  fromHere: "Lo que muestra la insignia sale de aquí, siempre que se puede:",
  fromFeed: "las listas de los últimos 30 días, que cada navegador copia por igual,",
  fromViewer: "tus propios votos y listas,",
  fromAnswers: "las respuestas del último día.",
  whatIsAsked:
    "Solo para los demás artículos la extensión pregunta al servidor, y no dice cuál es: envía, sin tu cuenta, los primeros bits de una huella que comparten al menos 16 artículos, y encuentra ella misma el correcto en la respuesta. Una página provoca como mucho una pregunta así. Con el interruptor apagado no pregunta nada, y la insignia espera a que la abras.",
  exampleOf: "Pruébalo: qué se enviaría para este artículo",
  exampleNoPaper: "Escribe la dirección o el id de un artículo.",
  exampleName: "Su nombre, se queda aquí",
  exampleHash: "Su huella, con la parte enviada marcada",
  exampleSent: "Se envía",
  exampleBits_one: "({count} bit) y nada sobre ti.",
  exampleBits_other: "({count} bits) y nada sobre ti.",
  exampleNoBits: "Nada: tu servidor es pequeño y responde con todos sus artículos a la vez.",
  exampleBitsUnknown: "El servidor aún no ha dicho cuántos bits quiere.",
  whatNames: "Abrir el panel, votar y guardar indican el artículo al servidor; leer la página, no.",
} satisfies Texts<"lookups">;
