import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import type { Probing, Seen } from '../../../harness/model/probing.ts';
import { reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { membersOf } from './probes.ts';

/** Since 2025-11-26. */
export const pkce: Capability = {
  id: 'pkce',
  title: 'Proof Key for Code Exchange (RFC 7636)',
  anonymous: true,
  values: [
    { value: 'S256', words: 'with S256' },
    {
      value: 'required',
      fallsShort: true,
      words: 'with S256, for every login',
      change: { document: required },
    },
    {
      value: 'none',
      words: 'not there',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeOperations(document, ['authorize'], ({ parameters, ...operation }) => ({
            ...operation,
            parameters: withoutChallenge(parameters),
          })),
        untold: {
          stories: /^oauth › .*(pkce|verifier|challenge)/,
          because: 'logins of this version do not support PKCE',
        },
      },
    },
  ],
  tell: async (probing) => {
    const seen = await probing.ask({ target: '/.well-known/openid-configuration', as: 'nobody' });
    if (seen?.status !== 200) return undefined;
    const { code_challenge_methods_supported: methods } = membersOf(seen);
    if (!Array.isArray(methods) || !methods.includes('S256')) return toldBy('none', seen);
    const without = await loginWith(probing, {});
    const challenged = await loginWith(probing, challenge);
    return without?.status === 400 && challenged?.status === 302
      ? toldBy('required', seen, without, challenged)
      : toldBy('S256', seen);
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

/** Any will do: nobody goes on with this login. */
const challenge = {
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
};

async function loginWith(
  probing: Probing,
  more: Readonly<Record<string, string>>,
): Promise<Seen | undefined> {
  const { providers } = membersOf(await probing.ask({ target: '/oauth2/providers', as: 'nobody' }));
  const ids = Array.isArray(providers) ? providers.map((one) => (isObject(one) ? one.id : undefined)) : [];
  const idp = ['test', 'tmi'].find((id) => ids.includes(id));
  if (idp === undefined) return undefined;
  const query = new URLSearchParams({
    idp,
    scope: 'openid',
    state: `looked-at-${Object.keys(more).length}`,
    client_callback: 'http://127.0.0.1:8079/',
    ...more,
  });
  return probing.ask({ target: `/oauth2/authorize?${query}`, as: 'nobody' });
}

function required(document: JsonObject): JsonObject {
  return reshapeOperations(document, ['authorize'], ({ parameters, ...operation }) => ({
    ...operation,
    parameters: Array.isArray(parameters)
      ? parameters.map((one) =>
          isObject(one) && String(one.name).startsWith('code_challenge') ? { ...one, required: true } : one,
        )
      : parameters,
  }));
}
