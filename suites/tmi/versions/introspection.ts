import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';

/** In November 2025 it was left out of the list of what everybody may call. */
export const introspection: Capability = {
  id: 'introspection',
  title: 'Who may introspect a token',
  values: [
    { value: 'everybody', words: 'everybody' },
    {
      value: 'account',
      words: 'only callers with an account',
      fallsShort: true,
      change: {
        document: (document) => reshapeOperations(document, ['introspectToken'], forAccounts),
        untold: {
          operations: /^POST \/oauth2\/introspect$/,
          because: 'only callers with an account may introspect a token here, and stories call without one',
        },
      },
    },
  ],
  tell: async (probing) => {
    const seen = await probing.attempt({
      method: 'POST',
      target: '/oauth2/introspect',
      json: { token: 'looked-at' },
      mediaType: 'application/x-www-form-urlencoded',
      as: 'nobody',
    });
    if (seen?.status === 200) return toldBy('everybody', seen);
    return seen?.status === 401 ? toldBy('account', seen) : undefined;
  },
};

function forAccounts(operation: JsonObject): JsonObject {
  const responses = isObject(operation.responses) ? operation.responses : {};
  return {
    ...operation,
    'x-tmi-authz': { ownership: 'none' },
    security: [{ bearer: [] }],
    responses: { ...responses, 401: { $ref: '#/components/responses/Unauthorized.S1' } },
  };
}
