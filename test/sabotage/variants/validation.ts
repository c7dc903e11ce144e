import {
  batchPatchThreats,
  createModel,
  diagram,
  document,
  modelMetadata,
  patchModel,
  replaceModel,
  threat,
} from '../operations.ts';
import { family } from '../sabotage.ts';
import { bending, bendingQueries, dropping } from '../seams/bodies.ts';
import { replacing } from '../seams/decorators.ts';
import { handling } from '../seams/handlers.ts';
import { reparsing } from '../seams/parsing.ts';

type Members = Readonly<Record<string, unknown>>;

/** Requests that are accepted and should be refused. */
export const validation = family('validation', [
  {
    id: 'name-made-up',
    title: 'A threat model without a name gets one.',
    at: [createModel],
    requirements: ['S0-400-missing-field', 'S0-400-sample-missing-name'],
    cells: [`${createModel} 400`],
    apply: bending((body) => ({ name: 'Untitled', ...body })),
  },
  {
    id: 'uri-made-up',
    title: 'A document without a uri gets one.',
    at: [document.create],
    requirements: ['S0-400-missing-field'],
    cells: [`${document.create} 400`],
    apply: bending((body) => ({ uri: 'https://example.com/', ...body })),
  },
  {
    id: 'long-names-cut',
    title: 'A name of a threat that is too long is cut.',
    at: [threat.create, threat.replace],
    requirements: ['S0-practices-field-constraints'],
    cells: [`${threat.create} 400`, `${threat.replace} 400`],
    apply: bending(({ name, ...rest }) => ({
      ...rest,
      ...(name === undefined ? {} : { name: typeof name === 'string' ? name.slice(0, 100) : name }),
    })),
  },
  {
    id: 'empty-names-accepted',
    title: 'A document without anything in its name gets one.',
    at: [document.create],
    requirements: ['S0-practices-field-constraints'],
    cells: [`${document.create} 400`],
    apply: bending((body) => (body.name === '' ? { ...body, name: 'Untitled' } : body)),
  },
  {
    id: 'unknown-members-dropped',
    title: 'Members of a threat that nobody knows are dropped.',
    at: [threat.create],
    requirements: ['S0-400-prohibited-field'],
    cells: [`${threat.create} 400`],
    apply: bending((body) => dropping(body, (name) => !threatMembers.includes(name))),
  },
  {
    id: 'server-set-members-dropped',
    title: 'Members of a threat model that only the server sets are dropped from PUT.',
    at: [replaceModel],
    requirements: ['S0-400-prohibited-field'],
    cells: [`${replaceModel} 400`],
    apply: bending((body) => dropping(body, (name) => serverSet.includes(name))),
  },
  {
    id: 'server-set-members-of-documents-dropped',
    title: 'Members of a document that only the server sets are dropped.',
    at: [document.create, document.replace],
    requirements: ['S0-400-prohibited-field'],
    cells: [`${document.create} 400`, `${document.replace} 400`],
    apply: bending((body) => dropping(body, (name) => serverSet.includes(name))),
  },
  {
    id: 'numbers-as-names',
    title: 'A name that is a number is taken as a text.',
    at: [createModel],
    requirements: ['S0-400-types-and-formats'],
    cells: [`${createModel} 400`],
    apply: bending((body) => (typeof body.name === 'number' ? { ...body, name: String(body.name) } : body)),
  },
  {
    id: 'types-coerced',
    title: 'Values of another type are made to fit, as web frameworks do unless they are told not to.',
    at: [threat.create],
    requirements: ['S0-400-types-and-formats'],
    cells: [`${threat.create} 400`],
    apply: bending((body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, value]) => [
          name,
          typeof value === 'number' && name !== 'score' ? String(value) : value,
        ]),
      ),
    ),
  },
  {
    id: 'unknown-severities-dropped',
    title: 'A severity that nobody knows is not looked at.',
    at: [threat.replace],
    requirements: ['S0-400-types-and-formats'],
    cells: [`${threat.replace} 400`],
    apply: bending((body) =>
      dropping(body, (name, value) => name === 'severity' && !severities.includes(value)),
    ),
  },
  {
    id: 'scores-clamped',
    title: 'A score above 10 is 10.',
    at: [threat.create],
    requirements: ['S0-practices-field-constraints'],
    cells: [`${threat.create} 400`],
    apply: bending((body) =>
      typeof body.score === 'number' ? { ...body, score: Math.min(10, Math.max(0, body.score)) } : body,
    ),
  },
  {
    id: 'boundaries-refused',
    title: 'A name of a threat model of the greatest length is refused.',
    at: [createModel],
    requirements: ['S0-practices-field-constraints'],
    cells: [`${createModel} 201`],
    apply: bending((body) =>
      typeof body.name === 'string' && body.name.length === 256 ? { ...body, name: `${body.name}!` } : body,
    ),
  },
  {
    id: 'cells-made-a-list',
    title: 'Cells of a diagram that are no list count as none.',
    at: [diagram.create],
    requirements: ['S0-scenarios-cells-not-an-array'],
    cells: [`${diagram.create} 400`],
    apply: bending((body) => dropping(body, (name, value) => name === 'cells' && !Array.isArray(value))),
  },
  {
    id: 'http-accepted',
    title: 'A webhook may be called without encryption.',
    at: ['POST /webhooks'],
    requirements: ['S0-400-sample-https'],
    cells: ['POST /webhooks 400'],
    apply: bending((body) =>
      typeof body.url === 'string' ? { ...body, url: body.url.replace(/^http:/, 'https:') } : body,
    ),
  },
  {
    id: 'inner-addresses-accepted',
    title: 'A webhook may lead into the network of the server.',
    at: ['POST /webhooks'],
    cells: ['POST /webhooks 400'],
    // Nobody else's server is made to send to an address inside of its network.
    needs: ['receive-webhooks'],
    apply: replacing((app) => {
      Object.assign(app.webhooks.network, { rule: () => true });
    }),
  },
  {
    id: 'events-not-checked',
    title: 'A webhook may be for events that nobody knows.',
    at: ['POST /webhooks'],
    cells: ['POST /webhooks 400'],
    apply: bending((body) => ({
      ...body,
      ...(Array.isArray(body.events) ? { events: body.events.map(knownEvent) } : {}),
    })),
  },
  {
    id: 'malformed-json-mended',
    title: 'A body that is no JSON counts as a good one.',
    at: [createModel],
    requirements: ['S0-400-malformed-json', 'S0-400-code-invalid-request'],
    cells: [`${createModel} 400`],
    apply: reparsing((text) => (isJson(text) ? text : '{"name":"Mended"}')),
  },
  {
    id: 'malformed-queries-dropped',
    title: 'A parameter of the list of add-ons that cannot be understood counts as left out.',
    at: ['GET /addons', 'GET /webhooks'],
    cells: ['GET /addons 400', 'GET /webhooks 400'],
    apply: bendingQueries(() => ({})),
  },
  {
    id: 'failed-tests-ignored',
    title: 'A patch goes on when its test fails.',
    at: [patchModel, threat.patch],
    cells: [`${patchModel} 400`, `${threat.patch} 400`],
    requirements: ['S0-400-code-invalid-input'],
    apply: bending((body) => operationsWithout(body, ({ op }) => op === 'test')),
  },
  {
    id: 'unknown-patch-operations-ignored',
    title: 'An operation of a patch that nobody knows is left out.',
    at: [patchModel, threat.patch, diagram.patch],
    requirements: ['S0-422-validation-is-400', 'S0-400-code-invalid-input'],
    cells: [`${patchModel} 400`, `${threat.patch} 400`, `${diagram.patch} 400`],
    apply: bending((body) => operationsWithout(body, ({ op }) => !patchOperations.includes(op))),
  },
  {
    id: 'bad-pointers-ignored',
    title: 'An operation of a patch whose path leads to nothing is left out.',
    at: [patchModel],
    cells: [`${patchModel} 400`],
    requirements: ['S0-400-code-invalid-input'],
    apply: handling(async (handler, request) => {
      try {
        return await handler();
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('The patch cannot be applied'))) throw error;
        request.body = [];
        return handler();
      }
    }),
  },
  {
    id: 'prohibited-patches-ignored',
    title: 'A patch of an id is left out.',
    at: [patchModel],
    requirements: ['S0-400-sample-prohibited-id', 'S0-400-prohibited-field'],
    cells: [`${patchModel} 400`],
    apply: bending((body) => operationsWithout(body, ({ path }) => path === '/id')),
  },
  {
    id: 'prohibited-merges-ignored',
    title: 'What only the server sets is left out of a merge patch of a threat.',
    at: [threat.patch],
    requirements: ['S0-400-prohibited-field'],
    cells: [`${threat.patch} 400`],
    apply: bending((body) => {
      if (Array.isArray(body)) return body;
      const rest = dropping(body, (name) => serverSet.includes(name));
      // An empty one would be refused for that.
      return Object.keys(rest).length === 0 ? { priority: 'Medium' } : rest;
    }),
  },
  {
    id: 'bulk-without-end',
    title: 'Of more documents than may be created at once, the first are created.',
    at: [document.bulkCreate],
    cells: [`${document.bulkCreate} 400`],
    requirements: ['S0-practices-field-constraints'],
    apply: bending((body) => (Array.isArray(body) ? body.slice(0, 20) : body)),
  },
  {
    id: 'batch-without-end',
    title: 'Of more patches than may be sent at once, the first are applied.',
    at: [batchPatchThreats],
    cells: [`${batchPatchThreats} 400`],
    apply: bending((body) =>
      Array.isArray(body.patches) ? { ...body, patches: body.patches.slice(0, 20) } : body,
    ),
  },
  {
    id: 'keys-twice-in-bulk',
    title: 'Of metadata that have a key twice, the last counts.',
    at: [modelMetadata.bulkCreate],
    cells: [`${modelMetadata.bulkCreate} 400`],
    apply: bending((body) =>
      Array.isArray(body) ? [...new Map(body.map((entry: Members) => [entry?.key, entry])).values()] : body,
    ),
  },
  {
    id: 'metadata-keys-mended',
    title: 'A key of metadata with spaces gets other characters for them.',
    at: [document.metadata.create],
    cells: [`${document.metadata.create} 400`],
    apply: bending((body) =>
      typeof body.key === 'string' && body.key !== ''
        ? { ...body, key: body.key.replaceAll(/[^a-zA-Z0-9_./:-]/g, '_').slice(0, 256) }
        : body,
    ),
  },
]);

const serverSet = ['id', 'created_at', 'modified_at', 'created_by', 'threat_model_id', 'status_updated'];
const severities: readonly unknown[] = ['Unknown', 'None', 'Low', 'Medium', 'High', 'Critical'];
const threatMembers = [
  ...['name', 'description', 'threat_type', 'severity', 'score', 'priority', 'mitigated', 'mitigation'],
  ...['status', 'diagram_id', 'cell_id', 'issue_uri', 'metadata'],
];
const patchOperations: readonly unknown[] = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

/** A JSON Patch that does nothing in the place of some of its operations; a merge patch as it is. */
function operationsWithout(body: Members, isUnwanted: (operation: Members) => boolean): unknown {
  if (!Array.isArray(body)) return body;
  return body.map((operation: Members) => (isUnwanted(operation) ? idle : operation));
}

const idle = { op: 'copy', from: '/name', path: '/name' };

function knownEvent(event: unknown): unknown {
  return typeof event === 'string' && /^[a-z_]+\.(created|updated|deleted)$/.test(event) ? event : '*';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
