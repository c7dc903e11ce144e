import { family } from '../sabotage.ts';
import { triggers } from '../seams/database.ts';
import { before, handling } from '../seams/handlers.ts';
import { eachRoute } from '../seams/route.ts';

const invoke = 'POST /addons/{addon_id}/invoke';
const report = 'POST /invocations/{invocation_id}/status';
const remove = 'DELETE /addons/{addon_id}';

/** Add-ons, and the invocations of them. */
export const addons = family('add-ons', [
  {
    id: 'busy-addons-deleted',
    title: 'An add-on can be deleted while it is invoked.',
    at: [remove],
    seenAt: ['GET /addons/{addon_id}'],
    requirements: ['S0-409-sample-active-invocations'],
    cells: [`${remove} 409`],
    apply: before(async ({ params, server }) => {
      const { addon_id = '' } = params as { readonly addon_id?: string };
      await server.storage.db
        .updateTable('invocations')
        .set({ status: 'completed' })
        .where('addon_id', '=', addon_id)
        .execute();
    }),
  },
  {
    id: 'idle-addons-kept',
    title: 'An add-on that was ever invoked cannot be deleted.',
    at: [remove],
    requirements: ['S0-409-invocations-completed'],
    cells: [`${remove} 204`],
    apply: before(async ({ params, server }) => {
      const { addon_id = '' } = params as { readonly addon_id?: string };
      await server.storage.db
        .updateTable('invocations')
        .set({ status: 'in_progress' })
        .where('addon_id', '=', addon_id)
        .execute();
    }),
  },
  {
    id: 'reports-not-signed',
    title: 'Anybody can say how far an invocation has come.',
    at: [report],
    seenAt: ['GET /invocations/{invocation_id}'],
    cells: [`${report} 401`],
    apply: (app, at) =>
      eachRoute(app, at, (route) => {
        delete route.preValidation;
      }),
  },
  {
    id: 'finished-invocations-reopened',
    title: 'An invocation that is completed can fail afterwards.',
    at: [report],
    seenAt: ['GET /invocations/{invocation_id}'],
    cells: [`${report} 409`],
    apply: before(async ({ params, server }) => {
      const { invocation_id = '' } = params as { readonly invocation_id?: string };
      await server.storage.db
        .updateTable('invocations')
        .set({ status: 'in_progress' })
        .where('id', '=', invocation_id)
        .execute();
    }),
  },
  {
    id: 'invocations-stand-still',
    title: 'What an add-on says of an invocation is answered and not stored.',
    at: [report],
    seenAt: ['GET /invocations/{invocation_id}', remove, invoke],
    requirements: ['S0-409-invocations-completed'],
    cells: ['GET /invocations/{invocation_id} 200', `${remove} 204`],
    apply: triggers('before update on invocations begin select raise(ignore); end'),
  },
  {
    id: 'invocations-not-found',
    title: 'The identifiers of an invocation are not the same.',
    at: [invoke],
    seenAt: ['* /invocations*', remove],
    requirements: ['S0-202-tracking-id'],
    cells: [`${invoke} 202`],
    apply: handling(async (handler) => ({
      ...((await handler()) as object),
      delivery_id: '01890a5d-ac96-774b-bcce-b302099a8057',
    })),
  },
  {
    id: 'foreign-models-invoked-upon',
    title: 'An add-on can be invoked for a threat model that one may not read.',
    at: [invoke],
    cells: [`${invoke} 404`],
    apply: handling(async (handler, request) => {
      const body = request.body as { readonly threat_model_id: string };
      const own = await request.server.storage.db
        .selectFrom('threat_models')
        .selectAll()
        .where('id', '=', body.threat_model_id.toLowerCase())
        .executeTakeFirst();
      if (!own || own.owner_id === request.caller?.id) return handler();
      const { db } = request.server.storage;
      const entry = {
        threat_model_id: own.id,
        position: 999,
        principal_type: 'group',
        provider: '*',
        provider_id: 'everyone',
        role: 'reader',
        user_id: null,
      } as const;
      await db
        .insertInto('authorizations')
        .values(entry)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      try {
        return await handler();
      } finally {
        await db
          .deleteFrom('authorizations')
          .where('threat_model_id', '=', own.id)
          .where('position', '=', 999)
          .execute();
      }
    }),
  },
]);
