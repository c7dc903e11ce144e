import { refuseWhileShared } from '../collaboration/live-session.ts';
import { childInPath, removeAll } from '../families/children.ts';
import { itemPath } from '../families/family.ts';
import { owner } from '../routing/authz.ts';
import { nothing, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { diagrams } from './diagrams.ts';

/** DELETE of a diagram: for the owner of the threat model, while nobody works on it together. */
export const removeDiagram = operation({
  id: 'deleteDiagram',
  method: 'DELETE',
  path: itemPath(diagrams),
  action: 'delete diagram',
  authz: owner,
  refusal: 'Only the owner can delete diagrams from a threat model',
  produces: nothing,
  handler: async (request, reply) => {
    const diagram = await childInPath(request, diagrams);
    await refuseWhileShared(dbOf(request), diagram.id, 'session_blocks_diagram_deletion');
    await removeAll(request, diagrams, [diagram]);
    reply.code(204);
  },
});
