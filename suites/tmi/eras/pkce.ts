import { isObject } from '../../../contract/json.ts';
import { type Capability, toldBy } from '../../../harness/eras/capability.ts';
import { reshapeOperations } from '../../../harness/eras/reshape.ts';
import { membersOf } from './probes.ts';

/** Since 2025-11-26. */
export const pkce: Capability = {
  id: 'pkce',
  title: 'Proof Key for Code Exchange (RFC 7636)',
  anonymous: true,
  values: [
    { value: 'S256', words: 'with S256' },
    {
      value: 'none',
      words: 'not there',
      change: {
        document: (document) =>
          reshapeOperations(document, ['authorize'], ({ parameters, ...operation }) => ({
            ...operation,
            parameters: withoutChallenge(parameters),
          })),
        untold: {
          stories: /^oauth › .*(pkce|verifier|challenge)/,
          because: 'logins of this version know no code challenge',
        },
      },
    },
  ],
  tell: async (probing) => {
    const seen = await probing.ask({ target: '/.well-known/openid-configuration', as: 'nobody' });
    if (seen?.status !== 200) return undefined;
    const { code_challenge_methods_supported: methods } = membersOf(seen);
    return toldBy(Array.isArray(methods) && methods.includes('S256') ? 'S256' : 'none', seen);
  },
  inDocument: ({ paths }) => {
    const { get } = isObject(paths) && isObject(paths['/oauth2/authorize']) ? paths['/oauth2/authorize'] : {};
    if (!isObject(get)) return undefined;
    return JSON.stringify(get.parameters ?? []).includes('code_challenge') ? 'S256' : 'none';
  },
};

function withoutChallenge(parameters: unknown): unknown {
  return Array.isArray(parameters)
    ? parameters.filter((one) => !isObject(one) || !String(one.name).startsWith('code_challenge'))
    : parameters;
}
