import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import type { ProviderName } from './provider.ts';
import { providerNamed, redirectUri } from './providers.ts';
import { keepState, newState } from './states.ts';

/** GET /api/v1/auth/oauth2/{provider}/login: where to send a browser. */
export function begin(name: ProviderName, id: string) {
  return operation({
    id,
    method: 'GET',
    path: `/api/v1/auth/oauth2/${name}/login`,
    authz: everyone,
    success: { code: 'OAUTH2_INIT_SUCCESS', message: 'Login begun' },
    ownTransactions: true,
    handler: async (call) => {
      const { server, db, stillInTime } = call;
      const state = newState();
      const start = { state, redirectUri: redirectUri(server.publicUrl(), name) };
      const { location, memory } = await providerNamed(server.providers, name).begin(start);
      await db.transaction().execute(async (transaction) => {
        await keepState({ server, db: transaction }, state, { provider: name, memory });
        stillInTime();
      });
      const { verifier } = memory;
      return {
        authUrl: location,
        state,
        ...(verifier === undefined ? {} : { pkceVerifier: verifier }),
      };
    },
  });
}
