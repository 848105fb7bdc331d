import type { Texts } from "../catalogue.ts";

export default {
  unreachable: "No se puede acceder al servidor",
  unreachableAdvice: "{server} no responde. ¿Está en marcha y tienes conexión?",
  incompatible: "El servidor habla otro idioma",
  incompatibleAdvice:
    "{server} no es un servidor de Paperround o es de otra versión. Actualiza la extensión o revisa la dirección en las opciones.",
  enoughForToday: "Suficiente por hoy",
  tooMuch: "Demasiado de una vez",
  tooMuchAdviceNow: "El servidor te pidió esperar. Ya puedes volver a intentarlo.",
  tooMuchAdvice: "El servidor te pide que esperes. Vuelve a intentarlo {when}.",
  sessionEnded: "Tu sesión ha terminado",
  notSignedIn: "No has iniciado sesión",
  signInAdvice: "Inicia sesión con tu correo para continuar.",
  broken: "Algo ha fallado en el servidor",
  brokenAdvice: "Vuelve a intentarlo dentro de un rato.",
  brokenAdviceWithId:
    "Vuelve a intentarlo. Si sigue igual, da este número a quien lleva el servidor: {id}",
  notFound: "No existe ese artículo",
  sourceUnavailable: "Su fuente no responde",
  refused: "No ha funcionado",
  notKept: "No se ha podido guardar",
  retry: "Reintentar",
  openOptions: "Abrir las opciones",
  waiting: "Guardado, aún sin enviar",
  waitingAdvice: "Se enviará solo en cuanto el servidor vuelva a responder.",
  formerAccount: "Eso fue con la cuenta que se usaba antes.",
} satisfies Texts<"failures">;
