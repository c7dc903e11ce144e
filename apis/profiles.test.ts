import { expect, test } from 'vitest';
import { understand } from '../contract/contract.ts';
import { loadBundled } from '../contract/document/load.ts';
import { documentedErrors } from '../harness/model/error-examples.ts';
import { apis } from './registry.ts';

const profiles = await Promise.all(apis.map(({ profile }) => profile()));

test.each(profiles)(
  'the error contract of $name finds code and text in every error of its document',
  async ({ name, errors }) => {
    const { cells } = understand(await loadBundled(`specs/${name}/openapi.yaml`));
    if (!errors) throw new Error(`${name} has no error contract`);
    const failures = cells.filter(({ response }) => Number(response.status) >= 400);
    expect(failures.length).toBeGreaterThan(5);
    for (const { id, response } of failures) {
      const examples = response.content.flatMap((media) => media.examples);
      const found = documentedErrors(response, errors);
      expect(found, id).toHaveLength(examples.length);
      expect(
        found.filter(({ message }) => message === ''),
        id,
      ).toEqual([]);
    }
  },
);

test.each(profiles)(
  'what the profile of $name says is about operations that its document has',
  async ({ name, hints, whoAmI = [] }) => {
    const { operations } = understand(await loadBundled(`specs/${name}/openapi.yaml`));
    const named = [...hints, ...whoAmI].map(({ operation }) => operation);
    expect(named.filter((key) => !operations.some((operation) => operation.key === key))).toEqual([]);
  },
);
