import { z } from 'zod';
import { type ReadingSecrets, readSecret } from './secret-reference.ts';
import { secretReference } from './secret-schema.ts';

/** Names of members that hold secrets. */
const secretName = /pass(word|phrase|wd|code)?$|secret|token|pin$|otp$/i;

/** Whether a member of a login is secret by its name: "password". */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** What somebody logs in with: members by name, or by JSON Pointer where they are nested; secrets by reference. */
export const loginBody = z
  .record(z.string().min(1), z.union([z.string(), z.number(), z.boolean(), secretReference]))
  .superRefine((body, { addIssue }) => {
    for (const [name, value] of Object.entries(body))
      if (typeof value === 'string' && isSecretName(name))
        addIssue({
          code: 'custom',
          path: [name],
          message:
            "holds a secret itself; it must say where the secret is: { env: 'NAME' }, { file: 'path' } or { command: 'prints it' }",
        });
  });

export type LoginBody = z.output<typeof loginBody>;

/** A body with its secrets, and those by themselves. */
export interface ReadBody {
  readonly json: Readonly<Record<string, unknown>>;
  readonly secrets: readonly string[];
}

/** Reads what a body refers to. Throws a UserError. */
export async function readLoginBody(body: LoginBody, reading: ReadingSecrets): Promise<ReadBody> {
  const json: Record<string, unknown> = {};
  const secrets: string[] = [];
  for (const [name, value] of Object.entries(body)) {
    const isSecret = typeof value === 'object';
    const read = isSecret
      ? await readSecret(value, { ...reading, whose: `${name} of ${reading.whose}` })
      : value;
    if (isSecret) secrets.push(String(read));
    put(json, name.startsWith('/') ? name.slice(1).split('/').map(unescaped) : [name], read);
  }
  return { json, secrets };
}

function put(json: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    json[first] = value;
    return;
  }
  const inner = (json[first] ?? {}) as Record<string, unknown>;
  json[first] = inner;
  put(inner, rest, value);
}

/** RFC 6901, section 4. */
function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
