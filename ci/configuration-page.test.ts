import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { isObject } from '../contract/json.ts';
import { configurationPage, configurationSchema } from './configuration-page.ts';

const schema: unknown = JSON.parse(configurationSchema());

/** The places of all members in a schema that say nothing of themselves. */
function silent(value: unknown, place = ''): readonly string[] {
  if (!isObject(value)) return Array.isArray(value) ? value.flatMap((each) => silent(each, place)) : [];
  const members = isObject(value.properties) ? Object.entries(value.properties) : [];
  const own = members.flatMap(([name, member]) => [
    ...(isObject(member) && ('description' in member || 'const' in member) ? [] : [`${place}/${name}`]),
    ...silent(member, `${place}/${name}`),
  ]);
  const inner = ['anyOf', 'oneOf', 'allOf', 'items', 'additionalProperties'].flatMap((keyword) =>
    silent(value[keyword], place),
  );
  return [...own, ...inner];
}

test('every member of a configuration is explained, at any depth', () => {
  expect(silent(schema)).toEqual([]);
});

describe('the JSON Schema', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema as object);

  test('accepts what the page shows for YAML', () => {
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(configurationPage()) ?? [];
    expect(load(yaml)).toMatchObject({ $schema: expect.stringContaining('assay.config.schema.json') });
    expect(validate(load(yaml))).toBe(true);
  });

  test.each([
    [
      { suites: ['conformance/*.story.ts'], targets: { local: { url: 'http://localhost', suites: [] } } },
      true,
    ],
    [{ suite: ['conformance/*.story.ts'] }, false],
    [{ suites: 'conformance/*.story.ts' }, false],
    [{ targets: { local: { urls: 'http://localhost' } } }, false],
    [{ personas: { owner: 'a-token' } }, false],
  ])('judges %j', (config, isValid) => {
    expect(validate(config)).toBe(isValid);
  });
});
