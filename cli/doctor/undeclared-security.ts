import type { Operation } from '../../contract/operations/operation.ts';
import type { Target } from '../../harness/model/target.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import { createSender } from '../../harness/transport/send.ts';
import type { Finding } from './finding.ts';

/**
 * That the target wants credentials where the document names none, so that a run sends none. Asks for one operation that
 * any request can call. Throws an UnreachableError where nothing answers.
 */
export async function undeclaredSecurity(
  { known }: Pick<Plan, 'known'>,
  { url, connection }: Pick<Target, 'url' | 'connection'>,
  timeout: number,
): Promise<readonly Finding[]> {
  const { operations } = known.contract;
  const open = operations.filter(({ access }) => access.public);
  const asked = open.find(isCallable);
  if (!asked || asked.responses.some(({ status }) => status === '401')) return [];
  const sender = createSender(url, { timeout, connection });
  try {
    const { status, headers } = await sender.send({
      method: 'GET',
      target: asked.path,
      headers: { accept: '*/*' },
      body: undefined,
    });
    if (status !== 401) return [];
    const count = open.length;
    const which =
      count === operations.length ? 'any operation' : `${count} operation${count === 1 ? '' : 's'}`;
    const isBasic = /^basic\b/i.test(headers['www-authenticate'] ?? '');
    return [
      {
        about: 'security',
        state: count === operations.length ? 'bad' : 'note',
        says: `${asked.key} returns 401, and the document names no credentials for ${which}: a run sends none`,
        help: `Say in the document what the target wants: "components: { securitySchemes: { login: { type: http, scheme: ${isBasic ? 'basic' : 'bearer'} } } }" and "security: [{ login: [] }]".`,
      },
    ];
  } finally {
    sender.close();
  }
}

/** Without values that somebody would have to find first. */
function isCallable({ method, path, parameters }: Operation): boolean {
  return method === 'GET' && !path.includes('{') && parameters.every(({ required }) => !required);
}
