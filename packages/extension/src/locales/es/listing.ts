import type { Texts } from "../catalogue.ts";

export default {
  question: "¿Consultar los artículos de esta lista?",
  questionOpens: "Muestra lo que sabría el servidor",
  sent: "Por cada artículo en pantalla que este navegador no conoce, se envían al servidor los primeros bits de una huella que comparten al menos 16 artículos: una petición por artículo, en orden aleatorio, sin tu cuenta. Lo que se sabe aquí no se pregunta nunca.",
  reveals:
    "No dice qué artículos son. Aun así, muchas preguntas juntas pueden decir de qué trata la lista, y que alguien la lee.",
  remembered: "Tu decisión vale para {site} y se cambia en las opciones, en Sitios.",
  allow: "Consultarlos",
  notNow: "Ahora no",
  never: "Nunca en {site}",
  in: "en: {list}",
  inMore: "en: {list} +{more}",
  decisions: "Consultar listas",
  decisionsExplained:
    "Las listas de artículos muestran lo que sabe este navegador. Si se puede consultar el resto se pregunta en cada sitio, y se recuerda aquí.",
  noDecisions: "Todavía no se ha decidido nada.",
  lookUpOn: "Consultar las listas de {site}",
  forget: "Volver a preguntar",
  forgetOf: "Volver a preguntar en {site}",
} satisfies Texts<"listing">;
