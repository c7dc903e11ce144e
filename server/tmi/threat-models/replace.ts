import { writer } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { changeThreatModel } from './change.ts';
import type { ThreatModelReplacement } from './input.ts';
import { viewThreatModel } from './view.ts';

/** PUT: what is left out is cleared, but framework, authorization, owner and status stay. */
export const replaceThreatModel = operation<{ Body: ThreatModelReplacement }>({
  id: 'updateThreatModel',
  method: 'PUT',
  path: '/threat_models/{threat_model_id}',
  action: 'update threat model',
  authz: writer,
  consumes: json,
  handler: async (request) => viewThreatModel(dbOf(request), await changeThreatModel(request, request.body)),
});
