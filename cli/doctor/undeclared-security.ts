import type { Operation } from '../../contract/operations/operation.ts';
import type { Target } from '../../harness/model/target.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import { createSender } from '../../harness/transport/send.ts';
import { UnreachableError } from '../../harness/transport/unreachable-error.ts';
import { isCallable } from './callable.ts';
import type { Finding } from './finding.ts';

/**
 * That the target wants credentials where the document names none, so that a run sends none. Asks for operations that
 * any request can call. Nothing where nothing answers: that is told by whoever reaches the target.
 */
export async function undeclaredSecurity(
  { known }: Pick<Plan, 'known'>,
  { url, connection }: Pick<Target, 'url' | 'connection'>,
  timeout: number,
): Promise<readonly Finding[]> {
  const { operations } = known.contract;
  const open = operations.filter(({ access }) => access.public);
  const asked = open
    .filter(isCallable)
    .filter(({ responses }) => !responses.some(isRefusal))
    .slice(0, most);
  const sender = createSender(url, { timeout, connection });
  try {
    const refused = await firstRefused(asked, sender);
    if (!refused) return [];
    const { key, status, headers } = refused;
    const count = open.length;
    const which =
      count === operations.length ? 'any operation' : `${count} operation${count === 1 ? '' : 's'}`;
    const isBasic = /^basic\b/i.test(headers['www-authenticate'] ?? '');
    return [
      {
        about: 'security',
        state: count === operations.length ? 'bad' : 'note',
        says: `${key} returns ${status}, and the document names no credentials for ${which}: a run sends none`,
        help: `Say in the document what the target wants: "components: { securitySchemes: { login: { type: http, scheme: ${isBasic ? 'basic' : 'bearer'} } } }" and "security: [{ login: [] }]".`,
      },
    ];
  } catch (error) {
    if (error instanceof UnreachableError) return [];
    throw error;
  } finally {
    sender.close();
  }
}

/** Operations that are asked, at most: some may be open to everybody on purpose, such as the version of the server. */
const most = 4;

interface Refused {
  readonly key: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

async function firstRefused(
  operations: readonly Operation[],
  sender: Pick<ReturnType<typeof createSender>, 'send'>,
): Promise<Refused | undefined> {
  for (const { key, path: target } of operations) {
    const { status, headers } = await sender.send({
      ...{ method: 'GET', target, headers: { accept: '*/*' }, body: undefined },
    });
    if (isRefusal({ status: String(status) })) return { key, status, headers };
  }
  return undefined;
}

function isRefusal({ status }: { readonly status: string }): boolean {
  return status === '401' || status === '403';
}
