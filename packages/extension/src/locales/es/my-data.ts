import type { Texts } from "../catalogue.ts";

export default {
  title: "Tus datos",
  exportExplained:
    "Un archivo con todo: lo que el servidor en uso guarda de ti (votos, listas con notas, comentarios, ajustes) y lo que guarda este navegador. Sin contraseña ni sesión.",
  export: "Exportar todo",
  exporting: "Leyendo todo…",
  saved: "El archivo está en tus descargas.",
  deleteExplained:
    "Borrar quita todo de este navegador: sesiones, copias, lo pendiente de enviar, ajustes. Lo que tienen los servidores se queda allí.",
  delete: "Borrar los datos locales",
  deleteReally: "Sí, borrar todo aquí",
  keep: "Conservar",
} satisfies Texts<"my-data">;
