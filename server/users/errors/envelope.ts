import { randomUUID } from 'node:crypto';
import type { UsersError } from './users-error.ts';

/** What every answer says about itself. */
function metaOf(requestId: string) {
  return { requestId, timestamp: new Date().toISOString(), version: '1.0' } as const;
}

/** A success, as the answers say it. */
export interface Success {
  readonly code: string;
  readonly message: string;
}

export function succeeded({ code, message }: Success, data: object, requestId: string): object {
  return { success: true, code, message, data, meta: metaOf(requestId) };
}

/** @param requestId a new one where the request was too broken to get one */
export function failed({ code, message, reasons }: UsersError, requestId: string = randomUUID()): object {
  return { success: false, code, message, errors: reasons, meta: metaOf(requestId) };
}
