import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header that has the signature of a body, in both directions. */
export const SIGNATURE_HEADER = 'x-webhook-signature';

/** `sha256=` and the HMAC-SHA256 of these bytes, in lower-case hexadecimal. */
export function signatureOf(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** Whether a signature is that of these bytes; takes as long for a wrong one as for the right one. */
export function isSignature(text: string, body: Buffer, secret: string): boolean {
  const expected = Buffer.from(signatureOf(body, secret));
  const told = Buffer.from(text);
  return told.byteLength === expected.byteLength && timingSafeEqual(told, expected);
}
