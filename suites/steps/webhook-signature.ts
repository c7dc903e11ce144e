import { createHmac } from 'node:crypto';

/** What signs these bytes with a secret: `sha256=` and the HMAC-SHA256 in lower-case hexadecimal. */
export function signatureOf(secret: string, body: Buffer | string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
