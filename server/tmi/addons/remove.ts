import { fail } from '../errors/api-error.ts';
import { isAnyActive } from '../invocations/repository.ts';
import { administrator } from '../routing/authz.ts';
import { nothing, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { deleteAddon, lockAddon } from './repository.ts';

/** DELETE, while nobody waits for the add-on. */
export const removeAddon = operation<{ Params: { readonly addon_id: string } }>({
  id: 'deleteAddon',
  method: 'DELETE',
  path: '/addons/{addon_id}',
  action: 'delete add-on',
  authz: administrator,
  produces: nothing,
  handler: async (request, reply) => {
    const db = dbOf(request);
    const addon = await lockAddon(db, request.params.addon_id.toLowerCase());
    if (!addon) throw fail('addon_not_found');
    const { INVOCATION_TIMEOUT_SECONDS } = request.server.config;
    if (await isAnyActive(db, addon.id, INVOCATION_TIMEOUT_SECONDS)) throw fail('active_invocations');
    await deleteAddon(db, addon.id);
    reply.code(204);
  },
});
