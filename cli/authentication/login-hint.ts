import type { Contract } from '../../contract/contract.ts';
import { hasMembers, isJson } from '../../contract/operations/media-type.ts';
import type { Hint } from '../../harness/model/profile.ts';
import type { AuthSettings } from './auth-kinds.ts';
import { readLoginBody } from './login-body.ts';
import { loginOperation } from './login-operation.ts';
import type { ReadingSecrets } from './secret-reference.ts';

/**
 * Where an operation of the document logs people in, a valid request of it is that of the first persona who has a body:
 * what the document shows as an example is nobody's. None for other ways to get in.
 */
export function loginHints(
  auth: AuthSettings,
  contract: Contract,
  reading: Pick<ReadingSecrets, 'environment' | 'folder'>,
): readonly Hint[] {
  if (auth.kind !== 'login') return [];
  const [first] = Object.entries(auth.personas);
  if (!first?.[1]) return [];
  const [persona, body] = first;
  const operation = loginOperation(auth.operation, contract, 'auth.operation');
  const whose = `the login of the persona "${persona}"`;
  const types = operation.body?.content.map(({ type }) => type).filter(hasMembers) ?? [];
  const mediaType = types.find(isJson) ?? types[0] ?? 'application/json';
  return [
    {
      operation: operation.key,
      adapt: async (draft) => {
        const variables = { ASSAY_PERSONA: persona };
        const { json } = await readLoginBody(body, { ...reading, whose, variables });
        return { ...draft, body: { mediaType, json } };
      },
    },
  ];
}
