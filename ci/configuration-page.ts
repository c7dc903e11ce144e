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
    '## Ways to get in',
    '`auth` of a target is a record with `kind` and what that kind needs; `--auth <kind>` asks for one by its name alone.',
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

\`assay.config.ts\` in the working directory, or \`.mts\`, \`.js\`, \`.mjs\`, \`.json\`, \`.yaml\`, \`.yml\`; \`--config <file>\` names another
one. Flags come before what it says about a target, and that before what it says about everything. What it cannot mean is
refused, with a line for every mistake. Paths in it are relative to it.

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

\`assay run --target staging\` takes it from there. A file in JSON may name [its schema](assay.config.schema.json) in
\`$schema\`, so that editors know its members.`;

const safety = `## What may be written to

A run creates, changes and deletes things, and removes what it made. Where nothing says that it may, it asks on a terminal,
and anything but yes is no; in a pipeline (no terminal, or \`CI\` is set) it ends with exit code 2 before anything is sent.

- \`writable: true\` of a target, or \`--writable <host>\` with the very host of the target, is that permission. There is no
  flag that means yes to any host.
- This machine (\`localhost\`, 127.0.0.0/8, ::1) may be written to. A forwarded port leads elsewhere and looks the same:
  give it \`writable: false\`, or \`readOnly: true\`.
- \`--read-only\`, or \`readOnly: true\`, sends GET, HEAD and OPTIONS alone. It asks about resources that
  lists show to be there already, as whoever the list was shown to. What would need more is not exercised and says what
  would have had to be sent; \`assay plan --read-only\` shows it before. Logins are no writes to the API and are made as
  always; an account that a login itself brings into being goes when the run ends.
- \`assay clean\` asks nothing: it removes what is in the journal of a run that was allowed to make it.`;

const secrets = `A secret never stands in the file, only where it is: \`{ env: 'NAME' }\`, \`{ file: 'path' }\`, or \`{ command: 'prints it' }\`.
Whoever has not set a variable goes without that persona: a line at the start of the run says so, and the report what could
not be seen. A file that is not there or a command that fails ends the run before it begins.`;

const throwAway = `## Accounts to throw away

What ends a session, deletes an account or uses up a limit needs an account that nobody minds losing. An account whose token
was given goes from one story to the next as long as each leaves it as it was: what the story made is removed, nothing is
revoked or deleted, and no limit is near. Whoever deletes an account, revokes its token, or leaves something that cannot be
removed, is the last to have it. Stories wait for each other, and while an account rests for up to two minutes because
of a limit; every cell gets its first story before any gets a second. Accounts that a command makes are new for each story.

| accounts, for TMI | |
|--:|---|
| none | 78 cells that take one are not exercised, and say so |
| 5 | a third of those cells |
| 10 | half of those cells |
| ${useful} | every cell; a run takes about two minutes, because limits of a minute are kept to |
| 120 | the same cells, without waiting |

Tokens have to last as long as the run does. Two accounts are set aside for the personas \`revoked\` and \`deleted\`.`;

const webhooks = `## Webhooks

An instance can send its webhooks here if \`--webhook-url\`, or \`webhookUrl\`, leads to this machine: the public end of a
tunnel, whose other end is \`--webhook-listen\`, usually \`127.0.0.1:4011\`, by http or https. Without it, their stories are
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
