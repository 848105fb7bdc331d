import type { Texts } from "../catalogue.ts";

export default {
  waiting: "Pendiente de envío",
  keptUntilSent: "Se guarda aquí y se envía cuando el servidor responda.",
  copiedAt: "No se puede contactar con el servidor. Datos de {time}",
  tooOld:
    "Se envió hace semanas y no hubo respuesta. Mira en el artículo si el servidor lo tiene antes de volver a intentarlo.",
  notKept:
    "En este equipo no queda espacio para guardarlo hasta que el servidor responda. Libera espacio o vuelve a intentarlo más tarde.",
  readingList: "Lista de lectura",
  noteChanged:
    "Esta nota se cambió mientras tanto en otro lugar. Ahora dice: «{note}». Si guardas de nuevo, se conserva la tuya.",
  commentChanged:
    "Este comentario se cambió en otro lugar después de que lo leyeras y no se eliminó. Léelo antes: si lo intentas de nuevo, se elimina tal como esté entonces.",
} satisfies Texts<"offline">;
