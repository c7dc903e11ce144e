import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Refused } from './developer-tokens.ts';

/** Tokens for the own enrollment: `mgmt_{milliseconds}_{uuid}_{hmac}`, where the milliseconds are the end of the token. */
export interface ManagementTokens {
  readonly seconds: number;
  readonly sign: (uuid: string) => { readonly token: string; readonly expiresAt: number };
  readonly verify: (token: string) => { readonly uuid: string } | Refused;
}

const FORM = /^mgmt_(\d{1,15})_([0-9a-f-]{36})_([0-9a-f]{64})$/;

export function managementTokens(secret: string, seconds: number, clock: () => number): ManagementTokens {
  const hmacOf = (expiresAt: string, uuid: string): Buffer =>
    createHmac('sha256', secret).update(`management ${expiresAt} ${uuid}`).digest();
  return {
    seconds,
    sign: (uuid) => {
      const expiresAt = clock() + seconds * 1000;
      const hmac = hmacOf(String(expiresAt), uuid).toString('hex');
      return { token: `mgmt_${expiresAt}_${uuid}_${hmac}`, expiresAt };
    },
    verify: (token) => {
      const [, expiresAt, uuid, hmac] = FORM.exec(token) ?? [];
      if (expiresAt === undefined || uuid === undefined || hmac === undefined) return 'invalid';
      if (!timingSafeEqual(hmacOf(expiresAt, uuid), Buffer.from(hmac, 'hex'))) return 'invalid';
      return Number(expiresAt) > clock() ? { uuid } : 'expired';
    },
  };
}
