import { z } from 'zod';
import { UserError } from '../user-error.ts';
import type { AuthKind } from './auth-kind.ts';
import { clientCredentials } from './client-credentials.ts';
import { command } from './command.ts';
import { interactive } from './interactive.ts';
import { login } from './login.ts';
import { mock } from './mock.ts';
import { testProviderKind } from './test-provider.ts';
import { tokens } from './tokens.ts';
import { wfc } from './wfc.ts';

/** Every way to get in. */
export const authKinds = [
  tokens,
  command,
  clientCredentials,
  login,
  wfc,
  interactive,
  testProviderKind,
  mock,
] as const;

type SchemasOf<Kinds extends readonly AuthKind[]> = {
  readonly [Index in keyof Kinds]: Kinds[Index]['schema'];
};

/** `auth` of a target in a configuration. */
export const authSchema = z.discriminatedUnion(
  'kind',
  authKinds.map(({ schema }) => schema) as unknown as SchemasOf<typeof authKinds>,
);

export type AuthSettings = z.output<typeof authSchema>;

/** The kind that settings are of. */
export function authKindOf({ kind }: AuthSettings): AuthKind {
  const known = authKinds.find(({ name }) => name === kind);
  if (known) return known;
  throw new Error(`there are settings for the auth kind ${kind}, which does not exist`);
}

/** What `--auth` asks for by name alone. Throws a UserError where there is no such kind, or its name is not enough. */
export function authNamed(name: string): AuthSettings {
  if (!authKinds.some((kind) => kind.name === name))
    throw new UserError(`--auth ${name} is not known; use ${authKinds.map((kind) => kind.name).join(', ')}`);
  const said = authSchema.safeParse({ kind: name });
  if (said.success) return said.data;
  throw new UserError(`--auth ${name} needs more settings; put them in auth of a target in assay.config`);
}
