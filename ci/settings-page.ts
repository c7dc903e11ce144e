import { type Setting, settings } from '../server/tmi/settings.ts';

/** The settings of the reference server as a page, from the one list of them. */
export function settingsPage(): string {
  const rows = Object.entries<Setting>(settings).map(
    ([name, setting]) =>
      `| \`${name}\` | ${text(setting.says)}${range(setting)} | ${defaultOf(name, setting)} |`,
  );
  return [
    '# Settings of the reference server',
    '',
    'Environment variables that `assay serve` reads. They are checked at start. A value that cannot be used is refused with one',
    'sentence. `assay serve --settings` prints the same list.',
    '',
    '| variable | means | default |',
    '|---|---|---|',
    ...rows,
    '',
    'Generated from `server/tmi/settings.ts` by `npm run generate`.',
    '',
  ].join('\n');
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
