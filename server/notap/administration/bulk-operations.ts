import { NotapError } from '../errors/notap-error.ts';
import { administrator } from '../routing/authz.ts';
import type { Call } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { uuidIn } from '../routing/uuid.ts';
import { audit } from './audit.ts';
import { removeUser, requireUser, suspend } from './users.ts';

interface Body {
  readonly uuids: readonly string[];
  readonly reason?: string;
}

interface Outcome {
  readonly uuid: string;
  readonly success: boolean;
  readonly error?: string;
}

const bulk = { method: 'POST', ...administrator, limit: 'admin', reads: true } as const;
const USUAL_REASON = 'bulk';

const suspendUsers = operation<Body>({
  ...bulk,
  id: 'suspendUsers',
  path: '/v1/admin/users/bulk/suspend',
  handler: (call) =>
    eachOf(call, async (uuid) => {
      await suspend(call, await requireUser(call, uuid), call.body.reason ?? USUAL_REASON);
      await audit(call, 'user.suspended', { severity: 'warning', uuid });
    }),
});

const deleteUsers = operation<Body>({
  ...bulk,
  id: 'deleteUsers',
  path: '/v1/admin/users/bulk/delete',
  handler: (call) =>
    eachOf(call, async (uuid) => {
      await requireUser(call, uuid);
      await removeUser(call, uuid);
      await audit(call, 'user.deleted', { severity: 'critical', uuid });
    }),
});

/** Does something with each user, one after the other; who is not found stops nobody else. */
async function eachOf({ body }: Call<Body>, work: (uuid: string) => Promise<void>): Promise<object> {
  const details: Outcome[] = [];
  for (const uuid of body.uuids.map(uuidIn)) details.push(await outcomeOf(uuid, work));
  const successful = details.filter(({ success }) => success).length;
  const results = { total: details.length, successful, failed: details.length - successful };
  return { results, details };
}

async function outcomeOf(uuid: string, work: (uuid: string) => Promise<void>): Promise<Outcome> {
  try {
    await work(uuid);
    return { uuid, success: true };
  } catch (error) {
    if (error instanceof NotapError) return { uuid, success: false, error: error.message };
    throw error;
  }
}

export const bulkOperations = [suspendUsers, deleteUsers];
