import { childrenNamed, show } from '../families/children.ts';
import { type ChildView, collectionPath } from '../families/family.ts';
import { patcher } from '../families/patch.ts';
import type { PatchOperation } from '../patching/apply-patch.ts';
import { writer } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { threats } from './threats.ts';

interface BatchPatch {
  readonly patches: readonly { readonly id: string; readonly operations: readonly PatchOperation[] }[];
}

const apply = patcher(threats);

/** POST of patches for up to 20 threats: all are applied, one after the other, or none. */
export const batchPatchThreats = operation<{ Body: BatchPatch }>({
  id: 'batchPatchThreats',
  method: 'POST',
  path: `${collectionPath(threats)}/batch/patch`,
  action: 'patch threats in a batch',
  authz: writer,
  consumes: json,
  handler: async (request) => {
    const views: ChildView[] = [];
    for (const { id, operations } of request.body.patches)
      for (const before of await childrenNamed(request, threats, [id]))
        views.push(await show(request, threats, await apply(request, before, operations)));
    return views;
  },
});
