import { refuseWhileDiagramsAreShared } from '../collaboration/live-session.ts';
import { announce } from '../events/announce.ts';
import { owner } from '../routing/authz.ts';
import { nothing, operation } from '../routing/operation.ts';
import { accessOf, dbOf } from '../routing/request.ts';
import { eventOf } from './event.ts';
import { deleteThreatModel } from './repository.ts';

/** DELETE, with everything in it, while nobody works on one of its diagrams together. */
export const removeThreatModel = operation({
  id: 'deleteThreatModel',
  method: 'DELETE',
  path: '/threat_models/{threat_model_id}',
  action: 'delete threat model',
  authz: owner,
  refusal: 'Only the owner can delete a threat model',
  produces: nothing,
  handler: async (request, reply) => {
    const db = dbOf(request);
    const { model } = accessOf(request);
    await refuseWhileDiagramsAreShared(db, model.id);
    await announce(db, eventOf('deleted', model));
    await deleteThreatModel(db, model.id);
    reply.code(204);
  },
});
