import { createHash, randomBytes } from 'node:crypto';

/** A new identifier that says what it is of: "wh_8d4e1f6a2c7b". */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`;
}

/** A new secret of 256 random bits, with a beginning that says what it is. */
export function newSecret(beginning: string): string {
  return `${beginning}${randomBytes(32).toString('hex')}`;
}

/** What is stored of a secret that has enough random bits of its own: its SHA-256. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
