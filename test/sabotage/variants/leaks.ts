import { ApiError } from '../../../server/tmi/errors/api-error.ts';
import { failures } from '../../../server/tmi/errors/failures.ts';
import { createModel, document, readModel, source, threat } from '../operations.ts';
import { everyOperation, family } from '../sabotage.ts';
import { answering, having } from '../seams/answers.ts';
import { handling } from '../seams/handlers.ts';

/** Answers that tell what nobody should know. */
export const leaks = family('leaks', [
  {
    id: 'stack-trace-in-failure',
    title: 'A failure shows its stack trace.',
    at: [createModel],
    requirements: ['S0-500-no-stack-trace', 'S0-overview-no-leaks'],
    cells: [`${createModel} 500`],
    needs: ['inject-faults'],
    apply: answering({
      of: [500],
      json: having({
        details: { context: { stack: new Error('The transaction cannot be committed').stack } },
      }),
    }),
  },
  {
    id: 'sql-in-failure',
    title: 'A failure is described by the statement that failed.',
    at: [threat.create],
    requirements: ['S0-500-sanitized', 'S0-overview-no-leaks'],
    cells: [`${threat.create} 500`],
    needs: ['inject-faults'],
    apply: answering({
      of: [500],
      json: having({ error_description: 'insert into "threats" ("id", "name") values (?, ?) failed' }),
    }),
  },
  {
    id: 'driver-message-in-failure',
    title: 'A failure is described in the words of the database driver.',
    at: [document.list],
    requirements: ['S0-500-sanitized', 'S0-overview-no-leaks'],
    cells: [`${document.list} 500`],
    needs: ['inject-faults'],
    apply: answering({ of: [500], json: having({ error_description: 'SQLITE_BUSY: database is locked' }) }),
  },
  {
    id: 'path-in-error',
    title: 'A 404 names the file of the server that answers.',
    at: [source.read],
    requirements: ['S0-overview-no-leaks'],
    cells: [`${source.read} 404`],
    apply: answering({
      of: [404],
      json: having({ error_description: 'Source not found in /srv/tmi/data/sources.db' }),
    }),
  },
  {
    id: 'cause-in-failure',
    title: 'A failure is described by its cause, in plain words.',
    at: [createModel],
    requirements: ['S0-500-generic-message', 'S0-500-sanitized'],
    cells: [`${createModel} 500`],
    apply: handling(async (handler) => {
      try {
        return await handler();
      } catch (error) {
        throw withText(error, error instanceof Error ? error.message : String(error));
      }
    }),
  },
  {
    id: 'token-in-error',
    title: 'A token that is refused is repeated in the answer.',
    at: everyOperation,
    requirements: ['S0-overview-no-leaks'],
    cells: ['* 401'],
    apply: answering({
      of: [401],
      json: (body, { headers }) => ({
        ...(body as object),
        error_description: `Invalid authentication token: ${headers.authorization ?? 'none'}`,
      }),
    }),
  },
  {
    id: 'secret-in-webhook',
    title: 'A webhook shows its secret whenever it is read.',
    at: ['GET /webhooks/{webhook_id}'],
    requirements: ['S0-200-data'],
    cells: ['GET /webhooks/{webhook_id} 200'],
    apply: handling(async (handler, request) => {
      const view = await handler();
      const { webhook_id = '' } = request.params as { readonly webhook_id?: string };
      const { db } = request.server.storage;
      const row = await db.selectFrom('webhooks').selectAll().where('id', '=', webhook_id).executeTakeFirst();
      return row ? { ...(view as object), secret: request.server.webhooks.secretOf(row) } : view;
    }),
  },
  {
    id: 'challenge-in-list',
    title: 'The list of webhooks shows their challenges.',
    at: ['GET /webhooks'],
    requirements: ['S0-200-data'],
    cells: ['GET /webhooks 200'],
    apply: answering({ of: [200], json: having({ challenge: 'f3a1c09d4e5b68b7' }) }),
  },
  {
    id: 'private-key-published',
    title: 'The key set has the private part of the keys.',
    at: ['GET /.well-known/jwks.json'],
    cells: ['GET /.well-known/jwks.json 200'],
    apply: answering({
      of: [200],
      json: (body) => ({
        keys: (body as { keys: object[] }).keys.map((key) => ({ ...key, d: 'Q3pYbGtoYzlsUUdCbWRKTHZ' })),
      }),
    }),
  },
  {
    id: 'name-in-refusal',
    title: 'Whoever may not read a threat model is told its name.',
    at: [readModel],
    requirements: ['S0-403-no-access'],
    cells: [`${readModel} 403`],
    apply: handling(async (handler, request) => {
      try {
        return await handler();
      } catch (error) {
        const { threat_model_id = '' } = request.params as { readonly threat_model_id?: string };
        const { db } = request.server.storage;
        const model = await db
          .selectFrom('threat_models')
          .select('name')
          .where('id', '=', threat_model_id)
          .executeTakeFirst();
        if (!model || !isRefusal(error)) throw error;
        throw withText(error, `Insufficient permissions to access the threat model ${model.name}`);
      }
    }),
  },
]);

function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.failure.status === 403;
}

/** The same failure with another text; what is no answer yet is answered as a failure. */
function withText(error: unknown, text: string): ApiError {
  const failure = error instanceof ApiError ? error.failure : failures.server_error;
  return new ApiError(failure, text, {});
}
