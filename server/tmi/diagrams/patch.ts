import { fail } from '../errors/api-error.ts';
import { childInPath, show } from '../families/children.ts';
import { itemPath } from '../families/family.ts';
import { type Patch, patched } from '../patching/apply-patch.ts';
import { copiesOf } from '../patching/copies.ts';
import { validated } from '../patching/validated.ts';
import { writer } from '../routing/authz.ts';
import { operation, patch as patchTypes } from '../routing/operation.ts';
import { readOnlyMembers, schemaNamed } from '../schemas/documented.ts';
import { type CellInput, looseEnds } from './cells.ts';
import { changeDiagram } from './change.ts';
import { type DiagramInput, diagrams } from './diagrams.ts';

const rules = { readOnly: readOnlyMembers('Diagram'), failedTest: 'invalid_transition' } as const;
const schema = schemaNamed('DiagramReplacement');

/** PATCH of a diagram. What could be applied and makes no sense is 422. */
export const patchDiagram = operation({
  id: 'patchDiagram',
  method: 'PATCH',
  path: itemPath(diagrams),
  action: 'patch diagram',
  authz: writer,
  consumes: patchTypes,
  handler: async (request) => {
    const before = await childInPath(request, diagrams);
    const result = patched(
      await show(request, diagrams, before),
      request.body as Patch,
      rules,
      copiesOf(request),
    );
    if (result.cells !== undefined && !Array.isArray(result.cells)) throw fail('invalid_transition');
    const input = validated<DiagramInput>(request, result, schema);
    refuseNewLooseEnds(JSON.parse(before.cells), input.cells ?? []);
    return show(request, diagrams, await changeDiagram(request, before, input));
  },
});

/** What was loose before is not the fault of this patch. */
function refuseNewLooseEnds(before: readonly CellInput[], after: readonly CellInput[]): void {
  const known = new Set(looseEnds(before));
  const [loose] = looseEnds(after).filter((end) => !known.has(end));
  if (loose !== undefined) throw fail('unknown_cell', { details: { context: { cell: loose } } });
}
