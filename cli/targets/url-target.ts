import type { SecretPlace } from '../../harness/model/answer-place.ts';
import { type CsrfGuard, declaredGuard } from '../../harness/model/csrf.ts';
import type { Pace } from '../../harness/model/pace.ts';
import type { Receiver } from '../../harness/model/receiver.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import type { Target } from '../../harness/model/target.ts';
import { withPrefixes } from '../../harness/personas/auth/with-prefixes.ts';
import { createBudget } from '../../harness/transport/budget.ts';
import { createSender } from '../../harness/transport/send.ts';
import { startReceiver } from '../../harness/transport/start-receiver.ts';
import { UnreachableError } from '../../harness/transport/unreachable-error.ts';
import type { AuthContext } from '../authentication/auth-kind.ts';
import { authKindOf } from '../authentication/auth-kinds.ts';
import { requireKnownSchemes } from '../authentication/known-schemes.ts';
import { namedOperation } from '../authentication/login-operation.ts';
import type { UrlSettings, WebhookAddress } from '../configuration/settings.ts';
import { tell } from '../terminal/print.ts';
import { UserError } from '../user-error.ts';
import { abilitiesOfUrl } from './abilities.ts';
import { expectBasePath } from './base-path.ts';
import { openConnection } from './open-connection.ts';
import { unreachable } from './unreachable.ts';

/** What getting in depends on, besides what was said about the target. */
export type UrlOptions = Omit<AuthContext, keyof UrlSettings | 'budget'>;

/**
 * An instance that is already running. Throws a UserError if nothing answers there, or everything is to be had elsewhere:
 * nobody needs a report about that.
 */
export async function reachUrlTarget(settings: UrlSettings, options: UrlOptions): Promise<StartedTarget> {
  const { url, personas, prefixes, folder, webhooks } = settings;
  const { pace, environment } = options;
  const connection = await openConnection(settings.connection, { environment, folder });
  const kind = authKindOf(settings.auth);
  const csrf = settings.csrf ?? declaredGuard(options.contract);
  const limits = settings.limits.map((limit) => ({
    ...limit,
    operations: limit.operations.map(
      (name) => namedOperation(name, options.contract, 'limits of the target').key,
    ),
  }));
  const budget = createBudget(limits, { rest: pace.rest, onWait: sayWait });
  requireKnownSchemes(Object.keys(prefixes), options.contract, 'schemes of the target');
  const {
    auth: plain,
    secrets = [],
    secretPlaces = [],
    close: leave,
  } = await kind.open({ ...options, url, personas, folder, connection, budget, csrf }, settings.auth);
  const auth = withPrefixes(plain, prefixes);
  let receiver: Receiver | undefined;
  const close = async (): Promise<void> => {
    await receiver?.close();
    await leave();
  };
  try {
    await probe({ url, connection }, pace);
    await expectBasePath(options.contract, { url, connection }, pace);
    receiver = webhooks && (await listen(webhooks));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    target: {
      kind: 'url',
      url,
      abilities: abilitiesOfUrl(settings),
      auth,
      pace,
      connection: { ...connection, secrets: [...connection.secrets, ...secrets] },
      budget,
      secretPlaces: [...secretPlaces, ...placesOf(csrf)],
      ...((csrf || ['login', 'wfc'].includes(settings.auth.kind)) && { sessions: { csrf } }),
      ...(receiver && { receiver }),
      ...(settings.container && { container: settings.container.of }),
    },
    // What is made in a container goes with it.
    outlives: settings.container?.stays ?? true,
    close,
  };
}

/** Where a guard gives out its token; one in a cookie is secret as all cookies are. */
function placesOf(guard: CsrfGuard | undefined): readonly SecretPlace[] {
  const token = guard?.token;
  return token && token.kind !== 'cookie' ? [{ method: 'GET', path: token.path, place: token }] : [];
}

async function listen({ url, ...options }: WebhookAddress): Promise<Receiver> {
  try {
    return await startReceiver({ ...options, publicUrl: url });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const why = code === 'EADDRINUSE' ? 'the port is in use' : code;
    throw new UserError(
      `cannot listen for webhooks at ${options.host}:${options.port}: ${why}; give another --webhook-listen, and point ${url} to it`,
    );
  }
}

const probeTimeout = 5000;

async function probe({ url, connection }: Pick<Target, 'url' | 'connection'>, pace: Pace): Promise<void> {
  const sender = createSender(url, { timeout: probeTimeout, connection });
  try {
    await pace.turn('counted');
    await sender.send({ method: 'GET', target: '/', headers: { accept: '*/*' }, body: undefined });
  } catch (error) {
    throw error instanceof UnreachableError ? unreachable(url, error) : error;
  } finally {
    sender.close();
  }
}

/** Who waits wants to know for what; a moment is not worth a line. */
const worthSaying = 3;

function sayWait(operation: string, seconds: number): void {
  if (seconds < worthSaying) return;
  tell(`Waiting ${seconds} s for ${operation}: its limit in the configuration is used up.`);
}
