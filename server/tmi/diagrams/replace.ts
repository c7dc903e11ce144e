import { childInPath, show } from '../families/children.ts';
import { itemPath } from '../families/family.ts';
import { writer } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { changeDiagram } from './change.ts';
import { type DiagramInput, diagrams } from './diagrams.ts';

/** PUT of a diagram; refused while people work on it together. */
export const replaceDiagram = operation<{ Body: DiagramInput }>({
  id: 'updateDiagram',
  method: 'PUT',
  path: itemPath(diagrams),
  action: 'update diagram',
  authz: writer,
  consumes: json,
  handler: async (request) => {
    const before = await childInPath(request, diagrams);
    return show(request, diagrams, await changeDiagram(request, before, request.body));
  },
});
