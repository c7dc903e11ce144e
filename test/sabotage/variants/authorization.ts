import { fail } from '../../../server/tmi/errors/api-error.ts';
import type { Caller } from '../../../server/tmi/sessions/caller.ts';
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
import { everyOperation, family } from '../sabotage.ts';
import { bending, dropping } from '../seams/bodies.ts';
import { triggers } from '../seams/database.ts';
import { sessionsWith } from '../seams/decorators.ts';
import { before, handling } from '../seams/handlers.ts';
import { becomeUser, ownerOf, parentOf, takenForTheOwner } from '../seams/people.ts';
import { declaring } from '../seams/policies.ts';

const reader = { authz: { ownership: 'reader' } } as const;
const writer = { authz: { ownership: 'writer' } } as const;
const anyUser = { authz: { ownership: 'none' } } as const;

/** People who get further than their role. */
export const authorization = family('authorization', [
  ...[
    { id: 'reader-replaces-model', what: 'replace a threat model', at: [replaceModel], seenAt: [readModel] },
    { id: 'reader-patches-model', what: 'patch a threat model', at: [patchModel], seenAt: [readModel] },
    { id: 'reader-creates-threats', what: 'create threats', at: [threat.create], seenAt: [threat.list] },
    {
      id: 'reader-replaces-documents',
      what: 'replace documents',
      at: [document.replace],
      seenAt: [document.read],
    },
    { id: 'reader-deletes-sources', what: 'delete sources', at: [source.remove], seenAt: [source.read] },
    { id: 'reader-patches-diagrams', what: 'patch diagrams', at: [diagram.patch], seenAt: [diagram.read] },
    {
      id: 'reader-sets-metadata',
      what: 'set and delete metadata',
      at: [modelMetadata.create, modelMetadata.replace, modelMetadata.remove, modelMetadata.bulkCreate],
      seenAt: [modelMetadata.read, modelMetadata.list],
    },
    {
      id: 'reader-changes-in-bulk',
      what: 'change threats in bulk',
      at: [threat.bulkCreate, bulkReplaceThreats, batchPatchThreats, batchDeleteThreats],
      seenAt: [threat.read, threat.list],
    },
  ].map(({ id, what, at, seenAt }) => ({
    id,
    title: `A reader may ${what}.`,
    at,
    seenAt,
    requirements: ['S0-403-role'],
    cells: at.map((operation) => `${operation} 403`),
    apply: declaring(reader),
  })),
  {
    id: 'writer-deletes-model',
    title: 'A writer may delete a threat model.',
    at: [deleteModel],
    seenAt: [readModel],
    requirements: ['S0-scenarios-writer-deletes', 'S0-403-role'],
    cells: [`${deleteModel} 403`],
    apply: declaring(writer),
  },
  {
    id: 'writer-deletes-diagrams',
    title: 'A writer may delete a diagram.',
    at: [diagram.remove],
    seenAt: [diagram.read],
    requirements: ['S0-403-role'],
    cells: [`${diagram.remove} 403`],
    apply: declaring(writer),
  },
  {
    id: 'reading-needs-a-writer',
    title: 'A reader may not read documents.',
    at: [document.read],
    requirements: ['S0-security-roles', 'S0-201-representation'],
    cells: [`${document.read} 200`],
    apply: declaring(writer),
  },
  {
    id: 'creating-needs-an-owner',
    title: 'A writer may not create sources.',
    at: [source.create],
    seenAt: [source.read, source.list],
    requirements: ['S0-security-roles'],
    cells: [`${source.create} 201`],
    apply: declaring({ authz: { ownership: 'owner' } }),
  },
  {
    id: 'anybody-offers-addons',
    title: 'Whoever is logged in may offer add-ons.',
    at: ['POST /addons'],
    requirements: ['S0-403-administrator', 'S0-403-sample-not-administrator'],
    cells: ['POST /addons 403'],
    apply: declaring(anyUser),
  },
  {
    id: 'anybody-deletes-addons',
    title: 'Whoever is logged in may delete add-ons.',
    at: ['DELETE /addons/{addon_id}'],
    requirements: ['S0-403-administrator'],
    cells: ['DELETE /addons/{addon_id} 403'],
    apply: declaring(anyUser),
  },
  ...[
    { id: 'anybody-reads-models', what: 'read every threat model', at: [readModel] },
    {
      id: 'anybody-deletes-models',
      what: 'delete every threat model',
      at: [deleteModel],
      seenAt: [readModel],
    },
    { id: 'anybody-lists-threats', what: 'list the threats of every threat model', at: [threat.list] },
    { id: 'anybody-reads-diagrams', what: 'read every diagram', at: [diagram.read] },
    {
      id: 'anybody-reads-metadata',
      what: 'read the metadata of every document',
      at: [document.metadata.read, document.metadata.list],
    },
  ].map(({ id, what, at, seenAt = [] as string[] }) => ({
    id,
    title: `Whoever is logged in may ${what}.`,
    at,
    seenAt,
    requirements: ['S0-403-no-access'],
    cells: at.map((operation) => `${operation} 403`),
    apply: takenForTheOwner,
  })),
  {
    id: 'foreign-webhooks-read',
    title: 'Whoever knows its id may read the webhook of somebody else.',
    at: ['GET /webhooks/{webhook_id}'],
    requirements: ['S0-403-sample-foreign-webhook'],
    cells: ['GET /webhooks/{webhook_id} 403'],
    apply: takenForTheOwner,
  },
  {
    id: 'foreign-webhooks-deleted',
    title: 'Whoever knows its id may delete the webhook of somebody else.',
    at: ['DELETE /webhooks/{webhook_id}'],
    seenAt: ['GET /webhooks/{webhook_id}'],
    cells: ['DELETE /webhooks/{webhook_id} 403'],
    apply: takenForTheOwner,
  },
  {
    id: 'foreign-webhooks-tested',
    title: 'Whoever knows its id may test the webhook of somebody else.',
    at: ['POST /webhooks/{webhook_id}/test'],
    cells: ['POST /webhooks/{webhook_id}/test 403'],
    apply: takenForTheOwner,
  },
  {
    id: 'foreign-deliveries-read',
    title: 'Whoever knows its id may read a delivery to somebody else.',
    at: ['GET /webhooks/deliveries/{delivery_id}'],
    cells: ['GET /webhooks/deliveries/{delivery_id} 403'],
    apply: takenForTheOwner,
  },
  {
    id: 'foreign-invocations-read',
    title: 'Whoever knows its id may read the invocation of somebody else.',
    at: ['GET /invocations/{invocation_id}'],
    cells: ['GET /invocations/{invocation_id} 403'],
    apply: takenForTheOwner,
  },
  {
    id: 'foreign-invocations-listed',
    title: 'The list of invocations has those of everybody.',
    at: ['GET /invocations'],
    cells: ['GET /invocations 200'],
    apply: before((request) => {
      if (request.caller) request.caller = { ...request.caller, isAdministrator: true };
    }),
  },
  {
    id: 'foreign-models-listed',
    title: 'The list of threat models has those of somebody else.',
    at: [listModels],
    // A story reads whatever the list shows.
    seenAt: [readModel],
    requirements: ['S0-scenarios-delete-user', 'S0-403-no-access'],
    cells: [`${listModels} 200`],
    apply: handling(async (handler, request) => {
      const own = (await handler()) as readonly { readonly id: string }[];
      const { caller } = request;
      const foreign = await request.server.storage.db
        .selectFrom('threat_models')
        .select('owner_id')
        .where('owner_id', '!=', caller?.id ?? '')
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!foreign) return own;
      await becomeUser(request, foreign.owner_id);
      const others = (await handler()) as readonly { readonly id: string }[];
      return [...others.filter(({ id }) => own.every((each) => each.id !== id)), ...own].slice(0, 100);
    }),
  },
  {
    id: 'foreign-webhooks-listed',
    title: 'The list of webhooks has those of somebody else.',
    at: ['GET /webhooks'],
    requirements: ['S0-200-list-webhooks'],
    cells: ['GET /webhooks 200'],
    apply: handling(async (handler, request) => {
      const own = (await handler()) as readonly unknown[];
      const foreign = await request.server.storage.db
        .selectFrom('webhooks')
        .select('owner_id')
        .where('owner_id', '!=', request.caller?.id ?? '')
        .limit(1)
        .executeTakeFirst();
      if (!foreign) return own;
      await becomeUser(request, foreign.owner_id);
      return [...own, ...((await handler()) as readonly unknown[])];
    }),
  },
  ...[
    { id: 'foreign-threats-through-own-model', what: 'A threat', parts: threat, table: 'threats' },
    { id: 'foreign-diagrams-through-own-model', what: 'A diagram', parts: diagram, table: 'diagrams' },
  ].map(({ id, what, parts, table }) => ({
    id,
    title: `${what} of somebody else is found in one's own threat model.`,
    at: [parts.read],
    requirements: ['S0-404-unknown-resource'],
    cells: [`${parts.read} 404`],
    apply: before(async (request) => {
      const params = request.params as Record<string, string>;
      const parent = await parentOf(request, table as 'threats' | 'diagrams');
      if (parent === undefined || parent === params.threat_model_id) return;
      params.threat_model_id = parent;
      const owner = await ownerOf(request);
      if (owner !== undefined) await becomeUser(request, owner);
    }),
  })),
  {
    id: 'foreign-model-watched',
    title: 'A webhook may be for a threat model that its owner may not read.',
    at: ['POST /webhooks'],
    seenAt: ['GET /webhooks'],
    cells: ['POST /webhooks 403', 'POST /webhooks 404'],
    apply: bending((body) => dropping(body, (name) => name === 'threat_model_id')),
  },
  {
    id: 'writer-shares-by-patch',
    title: 'A writer may change the authorization with PATCH.',
    at: [patchModel],
    seenAt: [readModel],
    requirements: ['S0-403-change-authorization', 'S0-403-sample-writer-shares'],
    cells: [`${patchModel} 403`],
    apply: handling(async (handler, request) => {
      try {
        return await handler();
      } catch (error) {
        const owner = await ownerOf(request);
        if (!isOwnerOnly(error) || owner === undefined) throw error;
        await becomeUser(request, owner);
        return handler();
      }
    }),
  },
  {
    id: 'writer-shares-by-put',
    title: 'A writer may change authorization and owner with PUT.',
    at: [replaceModel],
    seenAt: [readModel],
    requirements: ['S0-403-change-authorization', 'S0-403-change-owner'],
    cells: [`${replaceModel} 403`],
    apply: handling(async (handler, request) => {
      try {
        return await handler();
      } catch (error) {
        const owner = await ownerOf(request);
        if (!isOwnerOnly(error) || owner === undefined) throw error;
        await becomeUser(request, owner);
        return handler();
      }
    }),
  },
  {
    id: 'transfer-drops-the-former-owner',
    title: 'Whoever gives a threat model away has no role in it any more.',
    at: [replaceModel, patchModel],
    seenAt: [readModel],
    requirements: ['S0-practices-transfer'],
    cells: [`${readModel} 200`, `${replaceModel} 200`, `${patchModel} 200`],
    apply: triggers(
      `after update of owner_id on threat_models when new.owner_id <> old.owner_id begin
         delete from authorizations where threat_model_id = new.id and user_id = old.owner_id; end`,
    ),
  },
  {
    id: 'transfer-without-effect',
    title: 'A new owner is shown and does not become it.',
    at: [replaceModel, patchModel],
    seenAt: [readModel, deleteModel],
    requirements: ['S0-practices-transfer'],
    cells: [`${readModel} 200`, `${deleteModel} 204`],
    apply: handling(async (handler, request) => {
      const owner = await ownerOf(request);
      const view = await handler();
      const { threat_model_id = '' } = request.params as { readonly threat_model_id?: string };
      if (owner !== undefined)
        await request.server.storage.db
          .updateTable('threat_models')
          .set({ owner_id: owner })
          .where('id', '=', threat_model_id)
          .execute();
      return view;
    }),
  },
  {
    id: 'duplicates-accepted',
    title: 'A subject that is named twice in an authorization is taken once.',
    at: [createModel, replaceModel, patchModel],
    requirements: ['S0-409-sample-duplicate-authorization'],
    cells: [`${createModel} 409`, `${replaceModel} 409`, `${patchModel} 409`],
    apply: bending((body) => onlyOnce(body)),
  },
  {
    id: 'groups-ignored',
    title: 'Nobody has a role through a group.',
    at: everyOperation,
    requirements: ['S0-security-groups'],
    apply: triggers(
      `after insert on authorizations when new.principal_type = 'group' begin
         update authorizations set provider = provider || ' ' where threat_model_id = new.threat_model_id
         and position = new.position; end`,
    ),
  },
  {
    id: 'everybody-in-every-group',
    title: 'Everybody is a member of every group.',
    at: everyOperation,
    requirements: ['S0-403-group'],
    apply: sessionsWith(({ callerFor }) => ({
      callerFor: async (db, token) => ({ ...(await callerFor(db, token)), groups: inEveryGroup }),
    })),
  },
  {
    id: 'roles-taken-away-stay',
    title: 'Whoever could read a threat model once can always.',
    at: [readModel],
    requirements: ['S0-security-roles', 'S0-403-no-access'],
    cells: [`${readModel} 403`],
    apply: (app, at) => {
      const known = new Set<string>();
      handling(async (handler, request) => {
        const pass = `${request.caller?.id} ${request.url}`;
        try {
          const view = await handler();
          known.add(pass);
          return view;
        } catch (error) {
          const owner = known.has(pass) ? await ownerOf(request) : undefined;
          if (owner === undefined) throw error;
          await becomeUser(request, owner);
          return handler();
        }
      })(app, at);
    },
  },
]);

const inEveryGroup: Caller['groups'] = Object.assign([] as string[], { includes: () => true });

function isOwnerOnly(error: unknown): boolean {
  return error instanceof Error && error.message === fail('owner_only').message;
}

/** Lists of entries, wherever in a body, without those that name somebody again. */
function onlyOnce(value: unknown): unknown {
  if (Array.isArray(value)) {
    const seen = new Set<string>();
    return value.map(onlyOnce).filter((item) => {
      if (typeof item !== 'object' || item === null || !('role' in item)) return true;
      const { provider_id } = item as { readonly provider_id?: string };
      if (seen.has(String(provider_id))) return false;
      seen.add(String(provider_id));
      return true;
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, onlyOnce(inner)]));
}
