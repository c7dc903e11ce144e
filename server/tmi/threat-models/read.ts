import { reader } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { accessOf, dbOf } from '../routing/request.ts';
import { viewThreatModel } from './view.ts';

/** GET of one, with everything in it. */
export const readThreatModel = operation({
  id: 'getThreatModel',
  method: 'GET',
  path: '/threat_models/{threat_model_id}',
  action: 'get threat model',
  authz: reader,
  handler: async (request) => viewThreatModel(dbOf(request), accessOf(request).model),
});
