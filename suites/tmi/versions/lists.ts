import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import type { Probing, Seen } from '../../../harness/model/probing.ts';
import { reshapeAnswer, reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { listOfThreatModels, readInside } from './probes.ts';

/** Lists that are answered alike: operationId → the name of the list in its envelope. */
interface Lists {
  readonly id: string;
  readonly title: string;
  readonly names: Readonly<Record<string, string>>;
  readonly read: (probing: Probing) => Promise<Seen | undefined>;
}

const families: readonly Lists[] = [
  {
    id: 'list-of-threat-models',
    title: 'The list of threat models',
    names: { listThreatModels: 'threat_models' },
    read: listOfThreatModels,
  },
  {
    id: 'lists-in-threat-models',
    title: 'Lists inside of threat models',
    names: {
      listThreats: 'threats',
      listDocuments: 'documents',
      listSources: 'repositories',
      listDiagrams: 'diagrams',
    },
    read: (probing) => readInside(probing, 'threats'),
  },
  {
    id: 'list-of-sessions',
    title: 'What the list of sessions is',
    names: { listCollaborationSessions: 'sessions' },
    read: sessions,
  },
  {
    id: 'lists-of-webhooks',
    title: 'Lists of webhooks and of deliveries',
    names: { listWebhooks: 'subscriptions', listWebhookDeliveries: 'deliveries' },
    read: (probing) =>
      firstFound(probing, [
        '/webhooks',
        '/webhooks/subscriptions',
        '/webhook/subscriptions',
        '/admin/webhooks/subscriptions',
      ]),
  },
  {
    id: 'lists-of-addons',
    title: 'Lists of add-ons and of invocations',
    names: { listAddons: 'addons', listInvocations: 'invocations' },
    read: (probing) => firstFound(probing, ['/addons', '/invocations']),
  },
];

/** In envelopes since February 2026, those of add-ons from the beginning; lists of metadata never were. */
export const lists: readonly Capability[] = families.map(({ id, title, names, read }) => ({
  id,
  title,
  values: [
    { value: 'array', words: 'an array' },
    {
      value: 'envelope',
      words: 'an envelope with `total`, `limit` and `offset`',
      change: {
        document: (document) =>
          reshapeOperations(document, Object.keys(names), (operation, operationId) =>
            inEnvelope(operation, names[operationId] ?? ''),
          ),
        heard: (json, operation) => (operation in names ? listIn(json) : json),
      },
    },
  ],
  tell: async (probing) => {
    const seen = await read(probing);
    if (seen?.status !== 200) return undefined;
    if (Array.isArray(seen.json)) return toldBy('array', seen);
    return isObject(seen.json) ? toldBy('envelope', seen) : undefined;
  },
}));

/**
 * Release 1.8 returns an array at /me/sessions, where its document has an envelope as for all its lists. That is a defect
 * and no version: what is at that place is like the list of threat models.
 */
async function sessions(probing: Probing): Promise<Seen | undefined> {
  const seen = await firstFound(probing, ['/collaboration/sessions']);
  if (seen) return seen;
  return (await firstFound(probing, ['/me/sessions'])) && listOfThreatModels(probing);
}

async function firstFound(probing: Probing, targets: readonly string[]): Promise<Seen | undefined> {
  for (const target of targets) {
    const seen = await probing.ask({ target, as: 'somebody' });
    if (seen?.status === 200) return seen;
  }
  return undefined;
}

function inEnvelope(operation: JsonObject, name: string): JsonObject {
  const count = { type: 'integer', minimum: 0 };
  return reshapeAnswer(operation, '200', {
    schema: (list) => ({
      type: 'object',
      required: [name, 'total', 'limit', 'offset'],
      properties: { [name]: list, total: count, limit: count, offset: count },
    }),
    example: (list) => ({
      [name]: list,
      total: Array.isArray(list) ? list.length : 0,
      limit: 20,
      offset: 0,
    }),
  });
}

function listIn(json: unknown): unknown {
  return isObject(json) ? (Object.values(json).find(Array.isArray) ?? json) : json;
}
