import { type Patch, patched } from '../patching/apply-patch.ts';
import { copiesOf } from '../patching/copies.ts';
import { validated } from '../patching/validated.ts';
import { writer } from '../routing/authz.ts';
import { operation, patch } from '../routing/operation.ts';
import { accessOf, dbOf } from '../routing/request.ts';
import { readOnlyMembers, schemaWith } from '../schemas/documented.ts';
import { changeThreatModel } from './change.ts';
import type { PatchedThreatModel } from './input.ts';
import { viewThreatModel } from './view.ts';

const rules = { readOnly: readOnlyMembers('ThreatModel') };
/** What PUT may write, and the status, which PATCH alone changes. */
const schema = schemaWith('ThreatModelReplacement', 'ThreatModel', 'status');

export const patchThreatModel = operation({
  id: 'patchThreatModel',
  method: 'PATCH',
  path: '/threat_models/{threat_model_id}',
  action: 'patch threat model',
  authz: writer,
  consumes: patch,
  handler: async (request) => {
    const db = dbOf(request);
    const view = await viewThreatModel(db, accessOf(request).model);
    const result = patched(view, request.body as Patch, rules, copiesOf(request));
    const input = validated<PatchedThreatModel>(request, result, schema);
    return viewThreatModel(db, await changeThreatModel(request, { status: null, ...input }));
  },
});
