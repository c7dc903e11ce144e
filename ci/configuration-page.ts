import { z } from 'zod';
import { apiNamed, usualApi } from '../apis/registry.ts';
import { authKinds } from '../cli/authentication/auth-kinds.ts';
import { personaReferences } from '../cli/authentication/persona-references.ts';
import { configSchema } from '../cli/configuration/config-schema.ts';
import { targetSchema } from '../cli/configuration/target-schema.ts';

/** The JSON Schema of a configuration, for editors. */
export function configurationSchema(): string {
  const schema = { $id: 'urn:assay-api:config:1', ...z.toJSONSchema(configSchema, { io: 'input' }) };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** docs/configuration.md: all members of a configuration, from its schema. */
export function configurationPage(): string {
  return [
    introduction,
    '## The file',
    table(configSchema.shape),
    '## A target',
    '`--target` takes the name of a member of `targets`, or its URL. A target has `url`, `image` or `compose`; the latter two are [started for the run](containers.md).',
    table(targetSchema.shape),
    safety,
    '## Authentication',
    '`auth` of a target is a record with `kind` and the members of that kind. `--auth <kind>` selects a kind by its name.',
    'For examples, see [authentication](authentication.md).',
    rows(
      ['kind', 'means'],
      authKinds.map(({ name, schema }) => [`\`${name}\``, schema.description ?? '']),
    ),
    ...authKinds.flatMap(({ name, schema: { shape } }) => {
      const { kind: _, ...others } = shape;
      return Object.keys(others).length === 0 ? [] : [`Members of \`${name}\`:`, table(others)];
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

const { usefulAccounts: useful } = await apiNamed(usualApi).profile();

const introduction = `# Configuration

The configuration is \`assay.config.ts\` in the working directory, or \`.mts\`, \`.js\`, \`.mjs\`, \`.json\`, \`.yaml\`, \`.yml\`.
\`--config <file>\` names another one. Flags win over the settings of a target, and these win over the settings of the whole
file. An invalid value is an error; each mistake gets a line. Paths in the file are relative to it.

\`\`\`ts
// assay.config.ts
import { defineConfig } from '@assay-api/assay/config';

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

\`assay run --target staging\` uses it. Editors know the members of a TypeScript file. A JSON or YAML file names [its schema](assay.config.schema.json)
in \`$schema\`:

\`\`\`yaml
# assay.config.yaml
$schema: ./node_modules/@assay-api/assay/docs/assay.config.schema.json
spec: openapi.yaml
target: http://localhost:8080
\`\`\``;

const safety = `## What may be written to

A run creates, changes and deletes resources, and removes what it created. It needs permission to write to a target. Without
permission, it asks on a terminal, and any answer but yes means no. In a pipeline (no terminal, or \`CI\` is set) it ends with
exit code 2 before it sends anything.

- Give permission with \`writable: true\` of a target, or with \`--writable <host>\`, which must be the exact host of the target.
  No flag permits every host.
- A run may write to this machine (\`localhost\`, 127.0.0.0/8, ::1), and to [a container that it started](containers.md). A forwarded port leads elsewhere but looks the same:
  give such a target \`writable: false\`, or \`readOnly: true\`.
- With \`--read-only\`, or \`readOnly: true\`, a run sends only GET, HEAD and OPTIONS. It reads resources that lists show, as the
  persona that got the list. A cell that needs other requests is not exercised, and says which request it needs;
  \`assay plan --read-only\` shows that in advance. Logins are not writes to the API, so they are sent as always. If a login
  creates an account, that account is removed when the run ends.
- \`assay clean\` does not ask. It removes what is in the journal of a run that was allowed to create it.`;

const secrets = `The file never contains a secret, only where it is: \`{ env: 'NAME' }\`, \`{ file: 'path' }\`, or
\`{ command: 'prints it' }\`. If a variable is not set, the persona is skipped: a line at the start of the run says so, and the
report says what could not be tested. A missing file or a failing command ends the run before it sends anything.`;

const throwAway = `## Disposable accounts

A story that ends a session, deletes an account or uses up a limit needs a disposable account. Several stories use one given
account in turn, as long as each leaves it unchanged: what the story created is removed, nothing is revoked or deleted, and no
limit is near. A story that deletes the account, revokes its token, or leaves something that cannot be removed is the last to use
it. Stories wait for each other, and for up to two minutes while an account recovers from a limit. Every cell gets its first
story before any cell gets a second. If a command creates the accounts, each story gets a new one.

| accounts, for TMI | |
|--:|---|
| none | the 78 cells that need one are not exercised, and the report says so |
| 5 | a third of those cells |
| 10 | half of those cells |
| ${useful} | every cell; a run takes about two minutes, because it waits for rate limits |
| 120 | the same cells, without waiting |

Tokens must be valid for the whole run. Two accounts are reserved for the personas \`revoked\` and \`deleted\`.`;

const webhooks = `## Webhooks

An instance can send its webhooks to the run if \`--webhook-url\`, or \`webhookUrl\`, leads to this machine: it is the public end
of a tunnel, and \`--webhook-listen\` (default \`127.0.0.1:4011\`, http or https) is the other end. Without it, stories about
webhooks are not exercised. The ability \`retry-soon\` is for instances that retry failed webhooks within seconds; on others those
stories would wait for hours.`;

function table(shape: Readonly<Record<string, z.ZodType>>): string {
  return rows(
    ['member', 'means'],
    Object.entries(shape).map(([name, schema]) => [
      `\`${name}\``,
      `${z.toJSONSchema(schema, { io: 'input' }).description ?? ''}${range(schema)}`,
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
