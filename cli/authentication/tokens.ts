import { z } from 'zod';
import { type PersonaId, personas } from '../../harness/model/persona.ts';
import type { TokenSource } from '../../harness/personas/auth/issued-token.ts';
import { strictRecord } from '../strict-record.ts';
import { type AuthContext, authKind } from './auth-kind.ts';
import { givenPersonas } from './given-personas.ts';
import { requireKnownSchemes } from './known-schemes.ts';
import { namedSource } from './named-source.ts';
import type { PersonaReference } from './persona-references.ts';
import { referenceIn } from './secret-reference.ts';
import { secretReference } from './secret-schema.ts';
import { tokenSource } from './token-source.ts';

/** Tokens that the user already has. */
export const tokens = authKind({
  schema: strictRecord({
    kind: z.literal('tokens'),
    throwAway: secretReference.optional().meta({
      description:
        'disposable accounts: one token per line, or a command that prints the token of the account `ASSAY_ACCOUNT` (default: `ASSAY_TOKENS_THROWAWAY`)',
    }),
  }).meta({ description: 'tokens come from `personas` or from `ASSAY_TOKEN_<PERSONA>`' }),
  abilities: ['business-rules'],
  open: async (context, { throwAway }) =>
    givenPersonas(context, {
      ...{ name: nameFor(context), tokens: await personaTokens(context), schemes: namedSchemes(context) },
      throwAway,
    }),
});

function nameFor({ personas }: AuthContext): string {
  const environment = 'the environment (ASSAY_TOKEN_<PERSONA>)';
  return Object.keys(personas).length === 0 ? environment : `the configuration, and ${environment}`;
}

/**
 * What the configuration refers to comes first; "ASSAY_TOKEN_OWNER" is the token of the persona "owner". Whoever has not
 * set a variable goes without that persona.
 */
async function personaTokens({
  environment,
  personas: configured,
  folder,
  contract,
}: AuthContext): Promise<Map<PersonaId, TokenSource>> {
  const references = new Map<string, PersonaReference | undefined>(Object.entries(configured));
  const found = personas.map(async ({ id }): Promise<[PersonaId, TokenSource][]> => {
    const reference = references.get(id) ?? referenceIn(environment, `ASSAY_TOKEN_${id.toUpperCase()}`);
    if (!reference || isUnset(reference, environment)) return [];
    const reading = { environment, folder, variables: { ASSAY_PERSONA: id } };
    if ('schemes' in reference) {
      requireKnownSchemes(Object.keys(reference.schemes), contract, `personas.${id}.schemes`);
      return [[id, await namedSource(reference.schemes, id, reading)]];
    }
    const whose = `the token of the persona "${id}"`;
    return [[id, await tokenSource(reference, { ...reading, whose })]];
  });
  return new Map((await Promise.all(found)).flat());
}

/** Whoever names a variable that is not set goes without that persona; of several secrets, one that is missing is said. */
function isUnset(reference: PersonaReference, environment: NodeJS.ProcessEnv): boolean {
  return 'env' in reference && !environment[reference.env];
}

function namedSchemes({ personas: configured }: AuthContext): Map<PersonaId, ReadonlySet<string>> {
  const references = new Map<string, PersonaReference | undefined>(Object.entries(configured));
  return new Map(
    personas.flatMap(({ id }): [PersonaId, ReadonlySet<string>][] => {
      const reference = references.get(id);
      return reference && 'schemes' in reference ? [[id, new Set(Object.keys(reference.schemes))]] : [];
    }),
  );
}
