import type { Pace } from '../../harness/politeness/pace.ts';
import { createSender, UnreachableError } from '../../harness/send.ts';
import type { AuthContext } from '../auth/auth-kind.ts';
import { authKindOf } from '../auth/auth-kinds.ts';
import type { UrlSettings } from '../config/settings.ts';
import { abilitiesOf } from './abilities.ts';
import type { StartedTarget } from './started-target.ts';
import { unreachable } from './unreachable.ts';

/** What getting in depends on, besides what was said about the target. */
export type UrlOptions = Omit<AuthContext, keyof UrlSettings>;

/**
 * An instance that is already running. Throws a UserError if nothing answers there: nobody needs a report about that.
 */
export async function reachUrlTarget(settings: UrlSettings, options: UrlOptions): Promise<StartedTarget> {
  const { url, personas, folder } = settings;
  const kind = authKindOf(settings.auth);
  const { auth, close } = await kind.open({ ...options, url, personas, folder }, settings.auth);
  try {
    await probe(url, options.pace);
  } catch (error) {
    await close();
    throw error;
  }
  const { pace } = options;
  return {
    target: { kind: 'url', url, abilities: abilitiesOf(settings), auth, pace },
    outlives: true,
    close,
  };
}

const probeTimeout = 5000;

async function probe(url: string, pace: Pace): Promise<void> {
  const sender = createSender(url, { timeout: probeTimeout });
  try {
    await pace.turn('counted');
    await sender.send({ method: 'GET', target: '/', headers: { accept: '*/*' }, body: undefined });
  } catch (error) {
    throw error instanceof UnreachableError ? unreachable(url, error) : error;
  } finally {
    sender.close();
  }
}
