import { z } from 'zod';
import { authKinds } from '../cli/authentication/auth-kinds.ts';
import { personaReferences } from '../cli/authentication/persona-references.ts';
import { configSchema } from '../cli/configuration/config-schema.ts';
import { targetSchema } from '../cli/configuration/target-schema.ts';
import { tmi } from '../suites/tmi/profile.ts';

/** The JSON Schema of a configuration, for editors. */
export function configurationSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(configSchema, { io: 'input' }), null, 2)}\n`;
}

/** Everything that a configuration can say as a page, from the one schema of it. */
export function configurationPage(): string {
  return [
    introduction,
    '## The file',
    table(configSchema.shape),
    '## A target',
    'A member of `targets`; its name is what `--target` takes. The URL of a target, given with `--target`, is that target.',
    table(targetSchema.shape),
    safety,
    '## Authentication',
    '`auth` of a target is a record with `kind` and what that kind needs. `--auth <kind>` chooses one by its name.',
    'Each with an example: [authentication](authentication.md).',
    rows(
      ['kind', 'means'],
      authKinds.map(({ name, schema }) => [`\`${name}\``, schema.description ?? '']),
    ),
    ...authKinds.flatMap(({ name, schema: { shape } }) => {
      const { kind: _, ...others } = shape;
      return Object.keys(others).length === 0 ? [] : [`Besides, \`${name}\` knows:`, table(others)];
    }),
    '## Personas',
    secrets,
    table(personaReferences.shape),
    throwAway,
    webhooks,
    'Generated from `cli/configuration/` and `cli/authentication/` by `npm run generate`.',
  ]
    .join('\n\n')
    .concat('\n');
}

const useful = tmi.usefulAccounts;

const introduction = `# Configuration

The configuration is \`assay.config.ts\` in the working directory, or \`.mts\`, \`.js\`, \`.mjs\`, \`.json\`, \`.yaml\`, \`.yml\`.
\`--config <file>\` names another one. Flags win over what it says about a target, and that wins over what it says about
everything. A value that it cannot have is refused, with a line for every mistake. Paths in it are relative to it.

\`\`\`ts
// assay.config.ts
import { defineConfig } from 'assay/config';

export default defineConfig({
  api: 'tmi',
  targets: {
    staging: {
      url: 'https://tmi.staging.example.com',
      writable: true,
      personas: { owner: { env: 'STAGING_OWNER' }, admin: { command: 'vault kv get -field=token secret/tmi' } },
      requestsPerSecond: 20,
    },
    production: { url: 'https://tmi.example.com', readOnly: true, personas: { owner: { file: 'owner.token' } } },
  },
  gates: 'new=0, cells>=95%',
});
\`\`\`

\`assay run --target staging\` uses it. A file in JSON may name [its schema](assay.config.schema.json) in
\`$schema\`, so that editors know its members.`;

const safety = `## What may be written to

A run creates, changes and deletes things, and removes what it made. Without a permission, it asks on a terminal, and anything
but yes is no. In a pipeline (no terminal, or \`CI\` is set) it ends with exit code 2 before anything is sent.

- \`writable: true\` of a target, or \`--writable <host>\` with the very host of the target, is the permission. No flag
  permits every host.
- This machine (\`localhost\`, 127.0.0.0/8, ::1) may be written to. A forwarded port leads elsewhere and looks the same:
  give it \`writable: false\`, or \`readOnly: true\`.
- \`--read-only\`, or \`readOnly: true\`, sends only GET, HEAD and OPTIONS. It asks about resources that
  lists show to exist, as the persona that the list was shown to. What needs more is not exercised, and says which request it
  needs; \`assay plan --read-only\` shows that before. Logins are no writes to the API and are made as always. An account that
  a login itself creates is removed when the run ends.
- \`assay clean\` does not ask. It removes what is in the journal of a run that was allowed to make it.`;

const secrets = `The file never has a secret, only where it is: \`{ env: 'NAME' }\`, \`{ file: 'path' }\`, or \`{ command: 'prints it' }\`.
If a variable is not set, the persona is skipped: a line at the start of the run says so, and the report says what could not
be seen. A missing file or a failing command ends the run before it begins.`;

const throwAway = `## Disposable accounts

A story that ends a session, deletes an account or uses up a limit needs a disposable account. An account whose token was given
is used by one story after the other, as long as each leaves it as it was: what the story made is removed, nothing is revoked
or deleted, and no limit is near. A story that deletes the account, revokes its token, or leaves something that cannot be
removed, is the last to use it. Stories wait for each other, and for up to two minutes while an account recovers from a limit.
Every cell gets its first story before any gets a second. Accounts that a command makes are new for each story.

| accounts, for TMI | |
|--:|---|
| none | 78 cells that need one are not exercised, and say so |
| 5 | a third of those cells |
| 10 | half of those cells |
| ${useful} | every cell; a run takes about two minutes, because it obeys limits of a minute |
| 120 | the same cells, without waiting |

Tokens have to last as long as the run does. Two accounts are set aside for the personas \`revoked\` and \`deleted\`.`;

const webhooks = `## Webhooks

An instance can send its webhooks to the run if \`--webhook-url\`, or \`webhookUrl\`, leads to this machine: the public end of a
tunnel, whose other end is \`--webhook-listen\`, by default \`127.0.0.1:4011\`, by http or https. Without it, their stories are
not exercised. \`retry-soon\` is for instances that try again within seconds; on others those stories would wait for hours.`;

function table(shape: Readonly<Record<string, z.ZodType>>): string {
  return rows(
    ['member', 'means'],
    Object.entries(shape).map(([name, schema]) => [
      `\`${name}\``,
      `${schema.description ?? ''}${range(schema)}`,
    ]),
  );
}

/** The values there are, or the limits of a number. */
function range(schema: z.ZodType): string {
  const { enum: values, minimum, maximum } = z.toJSONSchema(schema, { io: 'input' });
  if (values) return `: ${values.map((value) => `\`${value}\``).join(', ')}`;
  return minimum === undefined || maximum === undefined || maximum === Number.MAX_SAFE_INTEGER
    ? ''
    : ` (${minimum} to ${maximum})`;
}

function rows(head: readonly string[], cells: readonly (readonly string[])[]): string {
  const line = (texts: readonly string[]): string => `| ${texts.map(escaped).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...cells.map(line)].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}
