import {
  createModel,
  diagram,
  document,
  listModels,
  patchModel,
  replaceModel,
  threat,
} from '../operations.ts';
import { family } from '../sabotage.ts';
import { answering, having } from '../seams/answers.ts';
import { bending } from '../seams/bodies.ts';
import { refusing } from '../seams/refusals.ts';

const me = 'GET /users/me';
const removeAddon = 'DELETE /addons/{addon_id}';
const readSession = `${diagram.read}/collaborate`;

/** Faults that are what releases of TMI do, on a server that is like our document in everything else. */
export const otherVersions = family('other versions', [
  {
    id: 'models-in-an-envelope',
    title: 'The list of threat models is an object, with the number of them.',
    at: [listModels],
    requirements: ['S0-200-data'],
    cells: [`${listModels} 200`],
    apply: answering({
      of: [200],
      json: (list) => ({ threat_models: list, total: (list as unknown[]).length, limit: 20, offset: 0 }),
    }),
  },
  {
    id: 'profile-not-found',
    title: 'Nobody finds their own profile.',
    at: [me],
    cells: [`${me} 200`],
    apply: answering({
      of: [200],
      status: 404,
      json: () => ({ error: 'not_found', error_description: 'User not found' }),
    }),
  },
  {
    id: 'threat-types-required',
    title: 'A new threat without a type is refused.',
    at: [threat.create],
    requirements: ['S0-201-create'],
    cells: [`${threat.create} 201`],
    apply: refusing(({ body }) => typeof body === 'object' && body !== null && !('threat_type' in body)),
  },
  {
    id: 'new-cells-refused',
    title: 'A new diagram with cells is refused.',
    at: [diagram.create],
    requirements: ['S0-201-create'],
    cells: [`${diagram.create} 201`],
    apply: refusing(({ body }) => typeof body === 'object' && body !== null && 'cells' in body),
  },
  {
    id: 'merge-patches-refused',
    title: 'A merge patch of a threat model is refused.',
    at: [patchModel],
    requirements: ['S0-200-patch'],
    cells: [`${patchModel} 200`],
    apply: refusing(({ headers }) => headers['content-type']?.startsWith('application/merge-patch') === true),
  },
  {
    id: 'long-descriptions-cut',
    title: 'A description that is too long is cut by a patch.',
    at: [patchModel],
    requirements: ['S0-practices-field-constraints'],
    cells: [`${patchModel} 400`],
    apply: bending((body) => (Array.isArray(body) ? body.map(withShortValue) : body)),
  },
  {
    id: 'frameworks-ignored',
    title: 'The framework of a new threat model is not kept.',
    at: [createModel],
    seenAt: [replaceModel],
    requirements: ['S0-201-create', 'S0-201-representation'],
    cells: [`${createModel} 201`],
    apply: bending(({ threat_model_framework: _, ...body }) => body),
  },
  {
    id: 'documents-undated',
    title: 'A new document shows no times.',
    at: [document.create],
    seenAt: [document.read, document.replace],
    cells: [`${document.create} 201`],
    apply: answering({ of: [201], json: having({ created_at: undefined, modified_at: undefined }) }),
  },
  {
    id: 'absent-sessions-empty',
    title: 'A session that does not run is shown as an empty one.',
    at: [readSession],
    cells: [`${readSession} 404`],
    apply: answering({ of: [404], status: 200, json: () => ({ session_id: null, participants: [] }) }),
  },
  {
    id: 'unknown-addons-forbidden',
    title: 'Administrators may not delete an add-on that is not there.',
    at: [removeAddon],
    cells: [`${removeAddon} 404`],
    apply: answering({
      of: [404],
      status: 403,
      json: () => ({ error: 'forbidden', error_description: 'Only administrators may do this' }),
    }),
  },
]);

function withShortValue(operation: { readonly path?: unknown; readonly value?: unknown }): unknown {
  const { path, value } = operation;
  return path === '/description' && typeof value === 'string'
    ? { ...operation, value: value.slice(0, 1024) }
    : operation;
}
