import { expect, test } from 'vitest';
import { contract, exchangeOf } from '../testing/exchanges.ts';
import { judgeRun } from '../testing/judge-run.ts';
import { operationOf } from '../testing/library.ts';
import { runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';
import { switchedOff } from './switched-off.ts';

test.each([
  { status: 404, message: 'Loans are disabled', isOff: true },
  { status: 404, message: 'CSRF protection is currently not enabled.', isOff: true },
  { status: 404, message: 'There is no such book', isOff: false },
  { status: 404, message: 'disabled must be a boolean', isOff: false },
  // The document does not list it.
  { status: 418, message: 'Loans are disabled', isOff: false },
])('$status "$message": $isOff', ({ status, message, isOff }) => {
  const exchange = exchangeOf({
    operation: 'GET /books/{bookId}',
    status,
    body: { message },
    purpose: { expected: '200' },
  });
  expect(switchedOff(exchange) !== undefined).toBe(isOff);
});

test.each([
  { message: 'The catalogue is disabled', outcome: 'inconclusive' },
  { message: 'No', outcome: 'answered-otherwise' },
])('a documented refusal of a valid request that says "$message": $outcome', async ({ message, outcome }) => {
  const { url } = await serveLibrary((asked) =>
    asked === 'GET /books' ? { status: 400, body: { error: 'invalid_input', message } } : undefined,
  );
  const asking = scenarioOf('asking', async (story) => {
    const draft = await story.draft(operationOf(contract, 'GET /books'));
    await story.send(draft, { as: 'owner', expect: '200', why: 'List the books' });
  });
  const result = await runScenarios(url, [asking]);
  expect(result.endings.get('asking')?.kind).toBe(outcome);
  const accused = judgeRun(result).violations.filter(
    ({ scenario, check }) => scenario === 'asking' && check === 'status-as-aimed',
  );
  expect(accused.length > 0).toBe(outcome === 'answered-otherwise');
});
