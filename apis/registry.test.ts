import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { apiNames, apis } from './registry.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

test('each API is a folder of its name, with a document and a profile of that name', async () => {
  for (const { name, profile } of apis) {
    expect(globSync(`specs/${name}/openapi.yaml`, { cwd: root })).toHaveLength(1);
    expect((await profile()).name).toBe(name);
  }
});

test('each reference server has settings that the command line can set, and abilities', async () => {
  const references = apis.flatMap(({ reference }) => (reference ? [reference] : []));
  expect(references.length).toBeGreaterThan(0);
  for (const { abilities, load } of references) {
    const { settings } = await load();
    expect(Object.keys(settings)).toEqual(expect.arrayContaining(['PORT', 'HOST', 'DATABASE_URL']));
    expect(abilities).toContain('business-rules');
  }
});

/** Names of authorization extensions are data. */
const exempt = ['contract/extensions.ts'];

/** Comments and examples may have them; a text of code or a folder may not. */
const ordinaryWords: readonly string[] = ['users'];

/** Where a line names an API. */
function naming(name: string): string {
  return ordinaryWords.includes(name)
    ? `['"\`]${name}['"\`]|(specs|suites|apis|server)/${name}\\b`
    : `\\b${name}\\b`;
}

test('the generic folders name no API', () => {
  const names = new RegExp(apiNames.map(naming).join('|'), 'i');
  const files = globSync('{contract,harness,mock-server,cli}/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts') && !exempt.includes(file),
  );
  expect(files.length).toBeGreaterThan(400);
  const named = files.flatMap((file) =>
    readFileSync(`${root}/${file}`, 'utf8')
      .split('\n')
      .filter((line) => names.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(named).toEqual([]);
});
