import { fail } from '../errors/api-error.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { viewAddon } from './addon.ts';
import { findAddon } from './repository.ts';

/** GET /addons/{addon_id} */
export const readAddon = operation<{ Params: { readonly addon_id: string } }>({
  id: 'getAddon',
  method: 'GET',
  path: '/addons/{addon_id}',
  action: 'get add-on',
  authz: anyUser,
  handler: async (request) => {
    const addon = await findAddon(dbOf(request), request.params.addon_id.toLowerCase());
    if (!addon) throw fail('addon_not_found');
    return viewAddon(addon);
  },
});
