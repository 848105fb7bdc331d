import type { Texts } from "../catalogue.ts";

export default {
  title: "Sitios",
  explained_one:
    "Paperround conoce las páginas de artículos de {count} sitio. En un sitio desactivado no muestra insignia, no pregunta ni cuenta nada. El botón de la barra sigue funcionando si lo pulsas. Los cambios valen desde la página siguiente.",
  explained_other:
    "Paperround conoce las páginas de artículos de {count} sitios. En un sitio desactivado no muestra insignia, no pregunta ni cuenta nada. El botón de la barra sigue funcionando si lo pulsas. Los cambios valen desde la página siguiente.",
  filter: "Buscar un sitio",
  allOn: "Activar todos",
  allOff: "Desactivar todos",
  noneOff: "Todos están activados.",
  someOff_one: "{count} está desactivado.",
  someOff_other: "{count} están desactivados.",
  noSuchSite:
    "No se conoce ningún sitio con ese nombre. El botón de la barra acepta la dirección de cualquier artículo.",
} satisfies Texts<"sites">;
