import { expect, test } from 'vitest';
import { type Asked, json, problem } from './small-server.ts';
import { accusations, doctorSays, visitSmall } from './visit.ts';

/** A server that has what its document describes below /api, although the document does not say so; or some of it. */
function shelves({ isHealthHere }: { readonly isHealthHere: boolean }) {
  const list = { responses: { 200: { description: 'All', content: json({ type: 'array' }) } } };
  return {
    document: {
      openapi: '3.1.0',
      info: { title: 'Shelves', version: '1' },
      paths: {
        '/shelves': { get: list, post: { responses: { 201: { description: 'Made' } } } },
        '/health': { get: list },
        '/shelves/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
          get: { responses: { 200: { description: 'One' }, 404: { description: 'None' } } },
        },
      },
    },
    answer: ({ path, method }: Asked) => {
      if (isHealthHere && path === '/health') return { status: 200, json: [] };
      return method === 'POST' ? { status: 405 } : problem(404);
    },
  };
}

const nowhere = 'nothing of the document is at this address';

test('a run that got nothing but 404 and 405 accuses nobody, and says what to check', async () => {
  const { report } = await visitSmall(shelves({ isHealthHere: false }));
  expect([report.result, accusations(report)]).toEqual(['inconclusive', []]);
  expect(report.summary).toContain(nowhere);
});

test('the doctor says that a run would be inconclusive there', async () => {
  const says = await doctorSays(shelves({ isHealthHere: false }));
  expect(says).toContain(`GET /shelves and GET /health return 404: ${nowhere}`);
  expect(says).toContain('A run would be inconclusive.');
});

test('where something of the document is there, what is missing counts', async () => {
  const server = shelves({ isHealthHere: true });
  const { report } = await visitSmall(server);
  expect(accusations(report)).toContain('status-as-aimed GET /shelves 200');
  expect(await doctorSays(server)).not.toContain(nowhere);
});
