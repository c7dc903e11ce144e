import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../user-error.ts';
import { runCommand } from './run-command.ts';
import type { SecretReference } from './secret-schema.ts';

export interface ReadingSecrets {
  readonly environment: NodeJS.ProcessEnv;
  /** Files are relative to it, and commands are run there. */
  readonly folder: string;
  /** For people: "the token of the owner". */
  readonly whose: string;
  /** For a command: names, and nothing secret. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** The text that a reference leads to, trimmed; empty where a command prints nothing. Throws a UserError. */
export async function readSecret(
  reference: SecretReference,
  { environment, folder, whose, variables = {} }: ReadingSecrets,
): Promise<string> {
  if ('env' in reference) {
    const value = environment[reference.env]?.trim() ?? '';
    if (value === '') throw new UserError(`${whose} should be in ${reference.env}, which is not set`);
    return value;
  }
  if ('command' in reference) return runCommand(reference.command, { environment, folder, whose, variables });
  const text = await readFile(resolve(folder, reference.file), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      throw new UserError(
        `${whose} should be in the file ${reference.file}, which cannot be read: ${error.code ?? 'unknown reason'}`,
      );
    },
  );
  if (text.trim() === '')
    throw new UserError(`${whose} should be in the file ${reference.file}, which is empty`);
  return text.trim();
}

const forms = [
  { ending: '', reference: (name: string): SecretReference => ({ env: name }) },
  { ending: '_FILE', reference: (_: string, value: string): SecretReference => ({ file: value }) },
  { ending: '_COMMAND', reference: (_: string, value: string): SecretReference => ({ command: value }) },
] as const;

/**
 * The secret that a variable holds, or that the variable of the same name with _FILE or _COMMAND leads to. Undefined where
 * none of them is set. Throws a UserError where several are.
 */
export function referenceIn(environment: NodeJS.ProcessEnv, name: string): SecretReference | undefined {
  const found = forms.flatMap(({ ending, reference }) => {
    const value = environment[name + ending];
    return value === undefined || value === '' ? [] : [reference(name, value)];
  });
  if (found.length > 1)
    throw new UserError(
      `${name} is set in several ways; give one of ${name}, ${name}_FILE and ${name}_COMMAND`,
    );
  return found[0];
}
