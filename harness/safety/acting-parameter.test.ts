import { expect, test } from 'vitest';
import { contractOf } from '../../contract/testing/contract-of.ts';
import { withoutActing } from './acting-parameter.ts';

/** Whether an optional parameter of a GET is left out. */
function isLeftOut(name: string, description: string, schema: object, required = false): boolean {
  const contract = contractOf({
    paths: {
      '/pets': {
        get: {
          parameters: [{ name, in: 'query', description, schema, required }],
          responses: { 200: { description: 'x' } },
        },
      },
    },
  });
  const parameters = contract.operations[0]?.parameters ?? [];
  expect(parameters).toHaveLength(1);
  return withoutActing(parameters, { contract }).length === 0;
}

const flag = { type: 'boolean' };
const one = { type: 'string', enum: ['1'] };
const two = { type: 'string', enum: ['paused', 'unpaused'] };

test.each([
  ['reset', '', flag],
  ['clearAfter', 'What is read', flag],
  ['again', 'Recheck all of them', one],
  ['again', 'Set to 1 to force recheck of all pets', one],
  ['seen', 'If true, deletes what is read', flag],
  ['seen', 'Whether to purge what is read', flag],
  ['paused', 'Set pause state', two],
])('%s (%s) is left out', (name, description, schema) => {
  expect(isLeftOut(name, description, schema)).toBe(true);
});

test.each([
  ['verbose', 'Whether to show all', flag],
  ['paused', 'Only pets that are paused', two],
  ['deleted', 'Set to true to include deleted pets', flag],
  ['all', 'Set to 1 to only return pets with errors', one],
  ['stop', 'Stop time of the range', { type: 'string', format: 'date-time' }],
  ['expire', 'Seconds', { type: 'integer' }],
])('%s (%s) is sent', (name, description, schema) => {
  expect(isLeftOut(name, description, schema)).toBe(false);
});

test('what is required is sent', () => {
  expect(isLeftOut('reset', '', flag, true)).toBe(false);
});
