import type { FastifyBaseLogger } from 'fastify';
import { reasonsOf } from '../../openid/reasons-of.ts';
import { fail, UsersError } from '../errors/users-error.ts';
import type { ProviderName } from './provider.ts';

const LATER = { 'retry-after': '30' };

/**
 * Does what a provider is needed for. Throws 503 where it does not answer, and 401 where what the browser brought back
 * is worth nothing there. The log says why, and the answer does not.
 */
export async function asking<T>(
  provider: ProviderName,
  log: FastifyBaseLogger,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsersError) throw error;
    log.warn({ provider, reason: reasonsOf(error) }, 'a login at a provider failed');
    throw isAway(error) ? fail('SERVICE_UNAVAILABLE', LATER) : fail('INVALID_TOKEN');
  }
}

/** Whether the provider could not be reached, took too long, or failed itself. */
function isAway(error: unknown): boolean {
  if (error instanceof Response) return error.status >= 500 || error.status === 429;
  if (!(error instanceof Error)) return false;
  const { code, status } = error as { readonly code?: unknown; readonly status?: unknown };
  if (code === 'OAUTH_TIMEOUT' || error.name === 'TimeoutError') return true;
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  return (typeof status === 'number' && status >= 500) || isAway(error.cause);
}
