import { hashOf } from '../../../server/tmi/sessions/repository.ts';
import { createModel, deleteModel, listModels, patchModel, readModel, replaceModel } from '../operations.ts';
import { everyOperation, family } from '../sabotage.ts';
import { triggers } from '../seams/database.ts';
import { before, handling } from '../seams/handlers.ts';
import { again } from '../seams/requests.ts';

const me = 'DELETE /users/me';
const challenged = ({ query }: { readonly query: unknown }) =>
  (query as { readonly challenge?: string }).challenge;

/** Accounts that are deleted, and what goes with them. */
export const accounts = family('accounts', [
  {
    id: 'challenge-not-compared',
    title: 'Any challenge deletes an account.',
    at: [me],
    seenAt: ['GET /users/me'],
    requirements: ['S0-scenarios-wrong-challenge'],
    cells: [`${me} 400`],
    apply: before(async (request) => {
      const challenge = challenged(request);
      if (challenge === undefined) return;
      await request.server.storage.db
        .updateTable('deletion_challenges')
        .set({ hash: hashOf(challenge) })
        .where('user_id', '=', request.caller?.id ?? '')
        .execute();
    }),
  },
  {
    id: 'challenge-of-anybody',
    title: 'The challenge of somebody else deletes an account.',
    at: [me],
    seenAt: ['GET /users/me'],
    requirements: ['S0-scenarios-wrong-challenge'],
    cells: [`${me} 400`],
    apply: before(async (request) => {
      const challenge = challenged(request);
      const { db } = request.server.storage;
      const row =
        challenge === undefined
          ? undefined
          : await db
              .selectFrom('deletion_challenges')
              .selectAll()
              .where('hash', '=', hashOf(challenge))
              .executeTakeFirst();
      if (row && request.caller)
        await db
          .insertInto('deletion_challenges')
          .values({ ...row, user_id: request.caller.id })
          .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ hash: row.hash }))
          .execute();
    }),
  },
  {
    id: 'account-deleted-at-once',
    title: 'An account is deleted without a challenge.',
    at: [me],
    seenAt: ['GET /users/me'],
    requirements: ['S0-scenarios-deletion-challenge'],
    cells: [`${me} 200`, 'GET /users/me 200'],
    apply: handling(async (handler, request) => {
      if (challenged(request) !== undefined) return handler();
      const answer = await handler();
      const { challenge } = answer as { readonly challenge: string };
      await again(request, 'DELETE', `/users/me?challenge=${challenge}`);
      return answer;
    }),
  },
  {
    id: 'account-stays',
    title: 'An account that is deleted is only logged out; what it has stays.',
    at: [me],
    seenAt: everyOperation,
    requirements: ['S0-scenarios-delete-user', 'S0-404-deleted'],
    apply: handling(async (handler, request, reply) => {
      if (challenged(request) === undefined) return handler();
      const { caller } = request;
      const { db } = request.server.storage;
      const before = await db.selectFrom('deletion_challenges').selectAll().execute();
      const isRight = before.some(
        ({ user_id, hash }) => user_id === caller?.id && hash === hashOf(challenged(request) ?? ''),
      );
      if (!isRight) return handler();
      await db
        .updateTable('sessions')
        .set({ ended_at: '2024-01-01T00:00:00.000Z' })
        .where('user_id', '=', caller?.id ?? '')
        .execute();
      await db
        .deleteFrom('refresh_tokens')
        .where('session_id', 'in', (from) =>
          from
            .selectFrom('sessions')
            .select('id')
            .where('user_id', '=', caller?.id ?? ''),
        )
        .execute();
      reply.code(204);
      return undefined;
    }),
  },
  {
    id: 'models-go-with-one-owner',
    title: 'A threat model that somebody owns together with others goes with their account.',
    at: [me],
    seenAt: [readModel, deleteModel],
    requirements: ['S0-practices-transfer', 'S0-scenarios-delete-user'],
    apply: before(async (request) => {
      if (challenged(request) === undefined) return;
      await request.server.storage.db
        .updateTable('authorizations')
        .set({ role: 'writer' })
        .where('role', '=', 'owner')
        .where('user_id', '!=', request.caller?.id ?? '')
        .where('threat_model_id', 'in', (from) =>
          from
            .selectFrom('threat_models')
            .select('id')
            .where('owner_id', '=', request.caller?.id ?? ''),
        )
        .execute();
    }),
  },
  {
    id: 'models-stay-without-owner',
    title: 'A threat model that only the deleted account owned passes to somebody who reads it.',
    at: [me],
    seenAt: everyOperation,
    requirements: ['S0-scenarios-delete-user', 'S0-404-deleted'],
    apply: before(async (request) => {
      if (challenged(request) === undefined) return;
      await request.server.storage.db
        .updateTable('authorizations')
        .set({ role: 'owner' })
        .where('user_id', '!=', request.caller?.id ?? '')
        .where('threat_model_id', 'in', (from) =>
          from
            .selectFrom('threat_models')
            .select('id')
            .where('owner_id', '=', request.caller?.id ?? ''),
        )
        .execute();
    }),
  },
  {
    id: 'name-of-the-deleted-stays',
    title: 'The authorization of a threat model still names somebody whose account was deleted.',
    at: [me],
    seenAt: [readModel, listModels, createModel, replaceModel, patchModel],
    requirements: ['S0-scenarios-delete-user'],
    apply: triggers(
      `before delete on users begin update authorizations set user_id = null where user_id = old.id; end`,
    ),
  },
]);
