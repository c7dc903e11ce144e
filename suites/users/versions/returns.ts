import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeOperations } from '../../../harness/versions/reshape.ts';
import { at, isObject, type JsonObject } from '../../../suite/suite.ts';

const callbacks = ['endGoogleLogin', 'endGitHubLogin'];

/** The code of the original keeps nothing of a login: the client has to know its state, and the verifier. */
export const returns: Capability = {
  id: 'returns',
  title: 'What comes back from a provider',
  anonymous: true,
  values: [
    { value: 'with-state', words: 'the state, which the server has kept' },
    {
      value: 'with-expected-state',
      words: 'the state and expected_state, and the verifier of PKCE',
      change: {
        document: (document) =>
          reshapeOperations(document, callbacks, (operation, id) => ({
            ...operation,
            parameters: [
              ...(Array.isArray(operation.parameters) ? operation.parameters : []),
              brought('expected_state'),
              ...(id === 'endGoogleLogin' ? [brought('pkce_verifier')] : []),
            ],
          })),
      },
    },
  ],
  tell: async (probing) => {
    const query = new URLSearchParams({ code: 'assay', state: 'assay' });
    const seen = await probing.ask({ target: `/api/v1/auth/oauth2/github/callback?${query}`, as: 'nobody' });
    if (!seen || !isObject(seen.json)) return undefined;
    if (seen.status === 401 && at(seen.json, '/code') === 'INVALID_TOKEN') return toldBy('with-state', seen);
    return at(seen.json, '/code') === 'MISSING_EXPECTED_STATE'
      ? toldBy('with-expected-state', seen)
      : undefined;
  },
};

function brought(name: string): JsonObject {
  return { name, in: 'query', schema: { type: 'string', minLength: 1 }, example: 'xyz' };
}
