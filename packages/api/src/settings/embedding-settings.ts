import { z } from "zod";
import { setting, webAddress } from "./setting.ts";

/** Which model says what texts mean, where the operator has one. */
export const EMBEDDING_SETTINGS = {
  EMBEDDINGS_URL: setting({
    read: webAddress
      .refine((text) => {
        const url = URL.parse(text);
        return url !== null && url.username === "" && url.password === "";
      })
      .optional(),
    meaning:
      "With `EMBEDDINGS_MODEL`: an endpoint as OpenAI has them for embeddings, without `/embeddings` at its end, by which search and related papers also go by meaning. [More](#search-by-meaning)",
    allowed:
      "an address that begins with https:// or http://, without ? and # and without a password",
    fallback: "search and related papers go by words",
    example: "http://localhost:11434/v1",
  }),
  EMBEDDINGS_MODEL: setting({
    read: z
      .string()
      .regex(/^[\x21-\x7e]{1,200}$/)
      .optional(),
    meaning: "The model that is asked for there. After a change all papers are embedded anew.",
    allowed: "the name of a model as the endpoint knows it",
    fallback: "search and related papers go by words",
    example: "nomic-embed-text",
  }),
  EMBEDDINGS_API_KEY: setting({
    read: z
      .string()
      .regex(/^[\x21-\x7e]{1,500}$/)
      .optional(),
    meaning: "The key that the endpoint wants.",
    allowed: "the key as the endpoint gave it",
    fallback: "none is sent",
    example: "sk-0123456789abcdef",
    secret: true,
  }),
};

/** An endpoint for embeddings and its model. */
export interface EmbeddingConfig {
  /** Without a trailing slash, and without `/embeddings`. */
  url: string;
  model: string;
  apiKey: string | undefined;
}
