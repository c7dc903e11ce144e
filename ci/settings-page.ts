import type { Setting } from '../server/setting.ts';

/** The settings of one reference server. */
export interface SettingsOf {
  /** The name of its API. */
  readonly name: string;
  readonly settings: Readonly<Record<string, Setting>>;
}

/** The settings of the reference servers as a page, from the one list of each. */
export function settingsPage(servers: readonly SettingsOf[]): string {
  return [
    '# Settings of the reference servers',
    '',
    'Environment variables that `assay serve` reads. They are checked at start. A value that cannot be used is refused with one',
    'sentence. `assay serve <api> --settings` prints the same list.',
    '',
    ...servers.flatMap(section),
  ].join('\n');
}

function section({ name, settings }: SettingsOf): string[] {
  const rows = Object.entries(settings).map(
    ([variable, setting]) =>
      `| \`${variable}\` | ${text(setting.says)}${range(setting)} | ${defaultOf(variable, setting)} |`,
  );
  return [
    `## ${name}`,
    '',
    '| variable | means | default |',
    '|---|---|---|',
    ...rows,
    '',
    `Generated from \`server/${name}/settings.ts\` by \`npm run generate\`.`,
    '',
  ];
}

function range({ oneOf, minimum, maximum }: Setting): string {
  if (oneOf) return `: ${oneOf.map((value) => `\`${value}\``).join(', ')}`;
  return minimum === undefined || maximum === undefined ? '' : ` (${minimum} to ${maximum})`;
}

function defaultOf(name: string, setting: Setting): string {
  if (name === 'SECRET') return 'one for development, refused in production';
  return setting.default === '' ? '' : `\`${setting.default}\``;
}

function text(value: string): string {
  return value.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
