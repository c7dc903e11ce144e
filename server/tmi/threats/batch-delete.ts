import { fail } from '../errors/api-error.ts';
import { childrenNamed, removeAll } from '../families/children.ts';
import { collectionPath } from '../families/family.ts';
import { writer } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { threats } from './threats.ts';

interface BatchDelete {
  readonly Querystring: { readonly threat_ids?: string };
  readonly Body: { readonly threat_ids: readonly string[] } | null;
}

/** DELETE of up to 20 threats, named in the query or in the body: all are deleted, or none. */
export const batchDeleteThreats = operation<BatchDelete>({
  id: 'batchDeleteThreats',
  method: 'DELETE',
  path: `${collectionPath(threats)}/batch`,
  action: 'delete threats in a batch',
  authz: writer,
  consumes: json,
  bodyOptional: true,
  handler: async (request) => {
    const named = request.query.threat_ids?.split(',') ?? request.body?.threat_ids;
    if (!named) throw fail('missing_member', { about: { member: 'threat_ids' } });
    const ids = [...new Set(named.map((id) => id.toLowerCase()))];
    await removeAll(request, threats, await childrenNamed(request, threats, ids));
    return { deleted_count: ids.length, deleted_ids: ids };
  },
});
