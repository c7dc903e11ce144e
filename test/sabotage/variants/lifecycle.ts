import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { now } from '../../../server/tmi/clock.ts';
import {
  batchDeleteThreats,
  batchPatchThreats,
  bulkReplaceThreats,
  createModel,
  deleteModel,
  diagram,
  document,
  listModels,
  modelMetadata,
  patchModel,
  readModel,
  replaceModel,
  source,
  threat,
} from '../operations.ts';
import { type Apply, family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { both } from '../seams/both.ts';
import { triggers } from '../seams/database.ts';
import { before, handling } from '../seams/handlers.ts';
import { again } from '../seams/requests.ts';
import { isAt } from '../seams/route.ts';

/** What happens to resources between their creation and their end. */
export const lifecycle = family('lifecycle', [
  {
    id: 'creation-not-stored',
    title: 'A new source is answered with 201 and not stored.',
    at: [source.create],
    seenAt: ['* /threat_models/{threat_model_id}/sources*'],
    requirements: ['S0-201-create', 'S0-201-representation'],
    apply: triggers('before insert on sources begin select raise(ignore); end'),
  },
  {
    id: 'replacement-not-stored',
    title: 'A document that is replaced shows its new values once, and never again.',
    at: [document.replace],
    seenAt: [document.read, document.list, readModel],
    requirements: ['S0-200-put', 'S0-overview-put-idempotent'],
    cells: [`${document.read} 200`],
    apply: triggers('before update on documents begin select raise(ignore); end'),
  },
  {
    id: 'patch-not-stored',
    title: 'A patch of a threat is answered and not stored.',
    at: [threat.patch],
    seenAt: [threat.read],
    requirements: ['S0-200-patch'],
    cells: [`${threat.read} 200`, `${threat.patch} 200`],
    apply: handling(async (handler, request) => {
      const { threat_id = '' } = request.params as { readonly threat_id?: string };
      const { db } = request.server.storage;
      const row = await db.selectFrom('threats').selectAll().where('id', '=', threat_id).executeTakeFirst();
      const view = await handler();
      if (row) await db.updateTable('threats').set(row).where('id', '=', row.id).execute();
      return view;
    }),
  },
  {
    id: 'deletion-without-effect',
    title: 'A threat that is deleted stays.',
    at: [threat.remove],
    seenAt: [
      threat.read,
      threat.list,
      threat.replace,
      threat.patch,
      '* /threat_models/{threat_model_id}/threats*',
      'POST /webhooks',
    ],
    requirements: ['S0-204-completed', 'S0-404-deleted'],
    apply: handling(async (_handler, _request, reply) => {
      reply.code(204);
    }),
  },
  {
    id: 'deleted-model-still-there',
    title: 'A threat model that is deleted is only left out of the list.',
    at: [deleteModel],
    seenAt: ['* /threat_models*', 'POST /webhooks'],
    requirements: ['S0-scenarios-access-deleted', 'S0-404-deleted'],
    cells: [`${readModel} 404`],
    apply: (app, at) => {
      const hidden = new Set<unknown>();
      handling(async (_handler, request, reply) => {
        const { threat_model_id } = request.params as { readonly threat_model_id?: string };
        const { status } = await again(request, 'GET', `/threat_models/${threat_model_id}`);
        if (status === 200) hidden.add(threat_model_id);
        reply.code(204);
      })(app, at);
      answering({
        of: [200],
        json: (list) => (list as { id: string }[]).filter(({ id }) => !hidden.has(id)),
      })(app, [listModels]);
    },
  },
  {
    id: 'deleted-document-still-listed',
    title: 'The list of documents has those that were deleted.',
    at: [document.remove],
    seenAt: [document.list],
    requirements: ['S0-204-completed'],
    cells: [`${document.list} 200`],
    apply: (app, at) => {
      const deleted = new Map<string, unknown[]>();
      handling(async (handler, request) => {
        const parent = request.url.replace(/\/[^/]+$/, '');
        const { json } = await again(request, 'GET', request.url);
        await handler();
        deleted.set(parent, [...(deleted.get(parent) ?? []), json]);
      })(app, at);
      answering({
        of: [200],
        json: (list, { url }) => [...(list as unknown[]), ...(deleted.get(url.split('?')[0] ?? '') ?? [])],
      })(app, [document.list]);
    },
  },
  {
    id: 'children-survive',
    title: 'A diagram can be read after its threat model was deleted.',
    at: [deleteModel],
    seenAt: [diagram.read],
    requirements: ['S0-404-deleted'],
    cells: [`${diagram.read} 404`],
    apply: (app) => {
      const shown = new Map<string, unknown>();
      handling(async (handler, _request, reply) => {
        const view = await handler();
        shown.set(String(reply.getHeader('location')), view);
        return view;
      })(app, [diagram.create]);
      handling(async (handler, request) => {
        const kept = shown.get(request.url);
        const { threat_model_id = '' } = request.params as { readonly threat_model_id?: string };
        const model = await request.server.storage.db
          .selectFrom('threat_models')
          .select('id')
          .where('id', '=', threat_model_id)
          .executeTakeFirst();
        return kept !== undefined && !model ? kept : handler();
      })(app, [diagram.read]);
    },
  },
  {
    id: 'modified-at-stands-still',
    title: 'modified_at of a threat model is when it was created.',
    at: [replaceModel, patchModel],
    seenAt: [readModel],
    requirements: ['S0-scenarios-update-full', 'S0-scenarios-update-partial'],
    apply: answering({
      of: [200],
      json: (body) => ({
        ...(body as { created_at: string }),
        modified_at: (body as { created_at: string }).created_at,
      }),
    }),
  },
  {
    id: 'created-at-moves',
    title: 'created_at of a threat model is when it was changed.',
    at: [replaceModel, patchModel],
    seenAt: ['* /threat_models/{threat_model_id}'],
    requirements: ['S0-scenarios-update-full', 'S0-scenarios-update-partial'],
    apply: both(
      triggers(
        `after update of modified_at on threat_models when new.created_at <> new.modified_at begin
           update threat_models set created_at = new.modified_at where id = new.id; end`,
      ),
      answering({
        of: [200],
        json: (body) => ({
          ...(body as { modified_at: string }),
          created_at: (body as { modified_at: string }).modified_at,
        }),
      }),
    ),
  },
  {
    id: 'created-at-of-documents-moves',
    title: 'created_at of a document is when it was replaced.',
    at: [document.replace],
    seenAt: [document.read],
    requirements: ['S0-200-put'],
    apply: answering({
      of: [200],
      json: (body) => ({ ...(body as object), created_at: (body as { modified_at: string }).modified_at }),
    }),
  },
  {
    id: 'modified-at-of-threats-stands-still',
    title: 'modified_at of a threat is when it was created.',
    at: [threat.replace, threat.patch],
    seenAt: [threat.read],
    requirements: ['S0-200-put', 'S0-200-patch'],
    cells: [`${threat.replace} 200`, `${threat.patch} 200`],
    apply: both(
      triggers(
        `after update of modified_at on threats when new.modified_at <> old.modified_at begin
           update threats set modified_at = old.modified_at where id = new.id; end`,
      ),
      answering({
        of: [200],
        json: (body) => ({ ...(body as object), modified_at: (body as { created_at: string }).created_at }),
      }),
    ),
  },
  {
    id: 'status-not-dated',
    title: 'A change of the status of a threat model is not dated.',
    at: [patchModel],
    seenAt: [readModel],
    requirements: ['S0-scenarios-update-partial'],
    apply: answering({
      of: [200],
      json: (body) => ({ ...(body as object), status_updated: null }),
    }),
  },
  {
    id: 'reading-changes',
    title: 'A threat model counts as modified when it is read.',
    at: [readModel],
    seenAt: [patchModel, replaceModel],
    requirements: ['S0-overview-safe-get'],
    apply: before(async (request) => {
      const { threat_model_id = '' } = request.params as { readonly threat_model_id?: string };
      await request.server.storage.db
        .updateTable('threat_models')
        .set({ modified_at: now() })
        .where('id', '=', threat_model_id)
        .execute();
    }),
  },
  {
    id: 'put-not-idempotent',
    title: 'The same PUT twice adds to the name of a threat model.',
    at: [replaceModel],
    seenAt: [readModel],
    requirements: ['S0-overview-put-idempotent'],
    apply: handling(async (handler, request) => {
      const body = request.body as { name: string };
      const { json } = await again(request, 'GET', request.url);
      const isSame = (json as { readonly name?: string }).name === body.name;
      if (isSame) request.body = { ...body, name: `${body.name} (2)` };
      return handler();
    }),
  },
  {
    id: 'put-keeps-what-it-leaves-out',
    title: 'A PUT of a threat model keeps the description that it leaves out.',
    at: [replaceModel],
    seenAt: [readModel],
    requirements: ['S0-scenarios-update-full'],
    apply: handling(async (handler, request) => {
      const { json } = await again(request, 'GET', request.url);
      const { description } = json as { readonly description?: string };
      request.body = { ...(description === undefined ? {} : { description }), ...(request.body as object) };
      return handler();
    }),
  },
  {
    id: 'put-forgets-the-framework',
    title: 'A PUT of a threat model without a framework sets the usual one.',
    at: [replaceModel],
    seenAt: [readModel],
    requirements: ['S0-scenarios-update-full'],
    apply: before((request) => {
      request.body = { threat_model_framework: 'STRIDE', ...(request.body as object) };
    }),
  },
  {
    id: 'patch-clears-the-rest',
    title: 'A patch of a threat model clears the description.',
    at: [patchModel],
    seenAt: [readModel],
    requirements: ['S0-scenarios-update-partial'],
    apply: handling(async (handler, request) => {
      const view = await handler();
      const { id } = view as { readonly id: string };
      await request.server.storage.db
        .updateTable('threat_models')
        .set({ description: null })
        .where('id', '=', id)
        .execute();
      return { ...(view as object), description: null };
    }),
  },
  {
    id: 'creation-answers-in-part',
    title: 'The answer to a new threat model has no description.',
    at: [createModel],
    seenAt: ['* /threat_models/{threat_model_id}'],
    requirements: ['S0-201-representation'],
    cells: [`${createModel} 201`],
    apply: answering({ of: [201], json: (body) => ({ ...(body as object), description: null }) }),
  },
  {
    id: 'creation-of-somebody-else',
    title: 'A new threat model shows somebody else as its owner.',
    at: [createModel],
    seenAt: ['* /threat_models/{threat_model_id}'],
    requirements: ['S0-201-owner'],
    cells: [`${createModel} 201`],
    apply: answering({
      of: [201],
      json: (body) => {
        const { owner, ...rest } = body as { owner: object };
        return { ...rest, owner: { ...owner, provider_id: 'nobody' } };
      },
    }),
  },
  {
    id: 'id-of-another',
    title: 'The answer to a new document has an id that nothing has.',
    at: [document.create],
    seenAt: ['* /threat_models/{threat_model_id}/documents*'],
    requirements: ['S0-201-create', 'S0-201-location-resolves'],
    cells: [`${document.create} 201`],
    apply: answering({ of: [201], json: (body) => ({ ...(body as object), id: randomUUID() }) }),
  },
  {
    id: 'bulk-in-part',
    title: 'Of documents that are created at once, the good ones are created and the bad one is refused.',
    at: [document.bulkCreate],
    seenAt: [document.list],
    requirements: ['S0-400-missing-field'],
    cells: [`${document.list} 200`],
    apply: eachByItself((request, item) => again(request, 'POST', request.url.replace(/\/bulk$/, ''), item)),
  },
  {
    id: 'bulk-metadata-in-part',
    title: 'Of metadata that are set at once, the good ones are set and the bad one is refused.',
    at: [modelMetadata.bulkCreate],
    seenAt: [modelMetadata.list, modelMetadata.read],
    cells: [`${modelMetadata.list} 200`, `${modelMetadata.read} 404`, `${modelMetadata.read} 200`],
    apply: eachByItself((request, item) => again(request, 'POST', request.url.replace(/\/bulk$/, ''), item)),
  },
  {
    id: 'bulk-replacement-in-part',
    title: 'Of threats that are replaced at once, those before the unknown one are replaced.',
    at: [bulkReplaceThreats],
    seenAt: [threat.read],
    requirements: ['S1-bulk-update-threats'],
    cells: [`${threat.read} 200`],
    apply: before(async (request) => {
      for (const { id, ...input } of request.body as readonly { readonly id: string }[])
        await again(request, 'PUT', request.url.replace(/bulk$/, id), input);
    }),
  },
  {
    id: 'batch-patch-in-part',
    title: 'Of patches in a batch, those before the unknown threat are applied.',
    at: [batchPatchThreats],
    seenAt: [threat.read],
    requirements: ['S1-batch-patch-threats'],
    cells: [`${threat.read} 200`],
    apply: before(async (request) => {
      const { patches } = request.body as { readonly patches: readonly { id: string; operations: object }[] };
      for (const { id, operations } of patches)
        await again(request, 'PATCH', request.url.replace(/batch\/patch$/, id), operations);
    }),
  },
  {
    id: 'batch-deletion-in-part',
    title: 'Of threats that are deleted in a batch, those that are there are deleted.',
    at: [batchDeleteThreats],
    seenAt: [threat.read],
    requirements: ['S1-batch-delete-threats'],
    cells: [`${threat.read} 200`],
    apply: handling(async (handler, request) => {
      try {
        return await handler();
      } catch (error) {
        const { threat_ids = '' } = request.query as { readonly threat_ids?: string };
        for (const id of threat_ids.split(','))
          await again(request, 'DELETE', request.url.replace(/batch.*$/, id));
        throw error;
      }
    }),
  },
  {
    id: 'updates-lost',
    title: 'A patch of a threat model starts from what was there a moment before.',
    at: [patchModel],
    seenAt: [readModel],
    requirements: ['S0-200-patch'],
    apply: handling(async (handler, request) => {
      const { json } = await again(request, 'GET', request.url);
      await setTimeout(25);
      const operations = request.body as readonly { op: string; path: string; value: unknown }[];
      const [first] = Array.isArray(operations) ? operations : [];
      const { metadata = [] } = json as { readonly metadata?: readonly unknown[] };
      if (first?.path === '/metadata/-')
        request.body = [{ op: 'add', path: '/metadata', value: [...metadata, first.value] }];
      return handler();
    }),
  },
  {
    id: 'metadata-never-change',
    title: 'Metadata that are set again keep their old value.',
    at: [threat.metadata.create, threat.metadata.replace],
    seenAt: [threat.metadata.read, threat.metadata.list],
    requirements: ['S0-201-create', 'S0-200-put', 'S0-overview-consistency'],
    cells: [`${threat.metadata.replace} 200`, `${threat.metadata.read} 200`],
    apply: before(async (request) => {
      const { threat_id = '', key } = request.params as { threat_id?: string; key?: string };
      const body = request.body as { key?: string; value: string };
      const row = await request.server.storage.db
        .selectFrom('metadata')
        .select('value')
        .where('host_id', '=', threat_id)
        .where('key', '=', key ?? body.key ?? '')
        .executeTakeFirst();
      if (row) request.body = { ...body, value: row.value };
    }),
  },
  {
    id: 'bulk-metadata-wipe-the-rest',
    title: 'Metadata that are set in bulk take the place of all others.',
    at: [modelMetadata.bulkCreate],
    seenAt: [modelMetadata.list, modelMetadata.read],
    cells: [`${modelMetadata.bulkCreate} 201`, `${modelMetadata.list} 200`, `${modelMetadata.read} 200`],
    apply: before(async (request) => {
      const { threat_model_id = '' } = request.params as { readonly threat_model_id?: string };
      await request.server.storage.db.deleteFrom('metadata').where('host_id', '=', threat_model_id).execute();
    }),
  },
  {
    id: 'metadata-created-by-put',
    title: 'A PUT of a metadata key that is not there creates it.',
    at: [source.metadata.replace],
    seenAt: [source.metadata.read],
    requirements: ['S0-404-unknown-resource'],
    cells: [`${source.metadata.replace} 404`],
    apply: before(async (request) => {
      const { source_id = '', threat_model_id = '', key = '' } = request.params as Record<string, string>;
      const { db } = request.server.storage;
      const host = await db.selectFrom('sources').select('id').where('id', '=', source_id).executeTakeFirst();
      if (host && key !== '')
        await db
          .insertInto('metadata')
          .values({ host_id: source_id, threat_model_id, key, value: '' })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    }),
  },
  {
    id: 'metadata-deletion-without-effect',
    title: 'A metadata entry of a diagram that is deleted stays.',
    at: [diagram.metadata.remove],
    seenAt: [diagram.metadata.read, diagram.metadata.list, diagram.metadata.replace],
    requirements: ['S0-204-completed', 'S0-overview-consistency', 'S0-404-deleted'],
    apply: handling(async (_handler, _request, reply) => {
      reply.code(204);
    }),
  },
  {
    id: 'update-vector-stands-still',
    title: 'The update vector of a diagram does not count changes of its cells.',
    at: [diagram.replace, diagram.patch],
    seenAt: [diagram.read],
    cells: [`${diagram.replace} 200`, `${diagram.patch} 200`],
    apply: answering({ of: [200], json: (body) => ({ ...(body as object), update_vector: 0 }) }),
  },
  {
    id: 'image-of-cells-lost',
    title: 'The cells of a diagram that is created with some are lost.',
    at: [diagram.create],
    seenAt: [diagram.read],
    requirements: ['S0-201-representation', 'S0-201-create-diagram'],
    apply: before((request) => {
      request.body = { ...(request.body as object), cells: [] };
    }),
  },
]);

/** Each item of a list is done by itself, before anybody looks at the others. */
function eachByItself(perform: (request: FastifyRequest, item: object) => Promise<unknown>): Apply {
  return (app, at) => {
    app.addHook('preValidation', async (request) => {
      if (!isAt(request, at) || !Array.isArray(request.body) || request.body.length < 2) return;
      for (const item of request.body) await perform(request, item);
    });
  };
}
