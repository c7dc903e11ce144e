import { createSender, UnreachableError } from '../../harness/send.ts';
import type { AuthContext, AuthKind } from '../auth/auth-kind.ts';
import { UserError } from '../user-error.ts';
import type { StartedTarget } from './started-target.ts';

export interface UrlOptions extends AuthContext {
  /** Where the personas' credentials come from. */
  readonly auth: AuthKind;
}

/**
 * An instance that is already running. Throws a UserError if nothing answers there: nobody needs a report about that.
 */
export async function reachUrlTarget(options: UrlOptions): Promise<StartedTarget> {
  const url = baseOf(options.url);
  const { auth, abilities, close } = await options.auth.open({ ...options, url });
  try {
    await probe(url);
  } catch (error) {
    await close();
    throw error;
  }
  return { target: { kind: 'url', url, abilities, auth }, outlives: true, close };
}

function baseOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (
    parsed &&
    (parsed.username !== '' || parsed.password !== '' || parsed.search !== '' || parsed.hash !== '')
  )
    throw new UserError(
      '--target may have no user, query or fragment; tokens are read from ASSAY_TOKEN_<PERSONA>',
    );
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new UserError(
      `--target ${url} is not known; give mock, reference, or a URL that starts with http:// or https://`,
    );
  return parsed.href.replace(/\/$/, '');
}

const probeTimeout = 5000;

async function probe(url: string): Promise<void> {
  const sender = createSender(url, { timeout: probeTimeout });
  try {
    await sender.send({ method: 'GET', target: '/', headers: { accept: '*/*' }, body: undefined });
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    const reason = error.message.split(': ').slice(1).join(': ');
    throw new UserError(`the target ${url} cannot be reached: ${reason}; start it, or give another --target`);
  } finally {
    sender.close();
  }
}
