import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps secrets that have to be read again, encrypted with a key that is derived from the instance's own secret. */
export interface SecretBox {
  /** @param of whose it is: sealed for one, it does not open for another */
  readonly seal: (secret: string, of: string) => string;
  /** @returns null when it was sealed with another key, for somebody else, or was changed since */
  readonly open: (sealed: string, of: string) => string | null;
}

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Told apart from what a later program might write. */
const FORM = "v1.";

/** A box whose key is this purpose's alone: another purpose's secrets do not open with it. */
function createSecretBox(instanceSecret: string, purpose: string): SecretBox {
  const key = Buffer.from(hkdfSync("sha256", instanceSecret, "", `paperround ${purpose}`, 32));
  return {
    seal(secret, of) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(of));
      const hidden = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return FORM + Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString("base64url");
    },
    open(sealed, of) {
      if (!sealed.startsWith(FORM)) return null;
      const bytes = Buffer.from(sealed.slice(FORM.length), "base64url");
      if (bytes.length < IV_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES))
        .setAAD(Buffer.from(of))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        const read = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([read, decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}

/** The box of webhooks' secrets. */
export function webhookSecrets(instanceSecret: string): SecretBox {
  return createSecretBox(instanceSecret, "webhooks");
}
