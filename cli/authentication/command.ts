import { z } from 'zod';
import { type HealthyPersonaId, healthyPersonas } from '../../harness/model/persona.ts';
import type { TokenSource } from '../../harness/personas/auth/issued-token.ts';
import { strictRecord } from '../strict-record.ts';
import { UserError } from '../user-error.ts';
import { type AuthContext, authKind } from './auth-kind.ts';
import { givenPersonas } from './given-personas.ts';
import { printedToken } from './printed-token.ts';
import { runCommand } from './run-command.ts';
import { secretReference } from './secret-schema.ts';
import { beginningWith, readInRun } from './token-source.ts';

const variable = 'ASSAY_TOKEN_COMMAND';

/** One command that prints the tokens of all personas. */
export const command = authKind({
  schema: strictRecord({
    kind: z.literal('command'),
    command: z
      .string()
      .min(1)
      .optional()
      .meta({
        description: `prints the token of the persona in \`ASSAY_PERSONA\`, as text or as JSON with \`access_token\` and \`expires_in\`, or nothing if there is none (default: \`${variable}\`)`,
      }),
    throwAway: secretReference.optional().meta({ description: 'disposable accounts, as for `tokens`' }),
  }).meta({ description: 'a command prints the token of each persona' }),
  abilities: ['business-rules'],
  open: async (context, { command: configured, throwAway }) => {
    const wanted = configured ?? context.environment[variable] ?? '';
    if (wanted === '')
      throw new UserError(
        `--auth command needs a command: set ${variable}, or auth.command of the target in assay.config`,
      );
    const found = await Promise.all(healthyPersonas.map(({ id }) => personaOf(id, wanted, context)));
    return givenPersonas(context, {
      name: 'a command that prints tokens',
      tokens: new Map(found.flat()),
      throwAway,
    });
  },
});

async function personaOf(
  id: HealthyPersonaId,
  wanted: string,
  { environment, folder }: AuthContext,
): Promise<[HealthyPersonaId, TokenSource][]> {
  const whose = `the token of the persona "${id}"`;
  const reading = { environment, folder, whose, variables: { ASSAY_PERSONA: id } };
  const text = await runCommand(wanted, reading);
  if (text === '') return [];
  return [[id, beginningWith(printedToken(text, whose), () => readInRun({ command: wanted }, reading))]];
}
