import { fail } from '../errors/api-error.ts';
import { childrenNamed, replaceWith, show } from '../families/children.ts';
import { type ChildView, collectionPath } from '../families/family.ts';
import { writer } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { type ThreatInput, threats } from './threats.ts';

interface IdentifiedThreatInput extends ThreatInput {
  readonly id: string;
}

/** PUT of up to 20 threats, each named by its id: all are replaced, or none. */
export const bulkUpdateThreats = operation<{ Body: readonly IdentifiedThreatInput[] }>({
  id: 'bulkUpdateThreats',
  method: 'PUT',
  path: `${collectionPath(threats)}/bulk`,
  action: 'update threats in bulk',
  authz: writer,
  consumes: json,
  handler: async (request) => {
    const ids = request.body.map(({ id }) => id.toLowerCase());
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) throw fail('duplicate_item', { about: { id: twice } });
    const views: ChildView[] = [];
    for (const { id, ...input } of request.body)
      for (const before of await childrenNamed(request, threats, [id]))
        views.push(await show(request, threats, await replaceWith(request, threats, before, input)));
    return views;
  },
});
