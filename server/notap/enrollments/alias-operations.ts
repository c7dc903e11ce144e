import { unlessTaken } from '../../storage/unique.ts';
import { isStorableText } from '../../unstorable-text.ts';
import { fail } from '../errors/notap-error.ts';
import { keyWith } from '../routing/authz.ts';
import { inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { uuidIn } from '../routing/uuid.ts';
import { liveEnrollment } from './repository.ts';

/** POST /v1/enrollment/alias */
export const setAlias = operation<{ readonly uuid: string; readonly alias: string }>({
  id: 'setAlias',
  method: 'POST',
  path: '/v1/enrollment/alias',
  ...keyWith('enrollment:write'),
  limit: 'enrollment',
  reads: true,
  status: 201,
  handler: async (call) => {
    const { db, body } = call;
    const { uuid } = await liveEnrollment(call, uuidIn(body.uuid));
    const { alias } = body;
    const holder = await db
      .selectFrom('enrollments')
      .select('uuid')
      .where('alias', '=', alias)
      .executeTakeFirst();
    if (holder) throw fail('alias_taken');
    // Somebody may have taken it since it was looked for.
    const given = await unlessTaken(() =>
      db.updateTable('enrollments').set({ alias }).where('uuid', '=', uuid).executeTakeFirst(),
    );
    if (!given) throw fail('alias_taken');
    return { uuid, alias };
  },
});

/** GET /v1/enrollment/alias/{alias} */
export const findAlias = operation({
  id: 'findAlias',
  method: 'GET',
  path: '/v1/enrollment/alias/{alias}',
  ...keyWith('enrollment:read'),
  limit: 'enrollment',
  handler: async (call) => {
    const alias = inPath(call, 'alias');
    const row = isStorableText(alias)
      ? await call.db
          .selectFrom('enrollments')
          .select('uuid')
          .where('alias', '=', alias)
          .where('expires_at', '>', call.server.clock())
          .executeTakeFirst()
      : undefined;
    if (!row) throw fail('alias_not_found');
    return { uuid: row.uuid, alias };
  },
});
