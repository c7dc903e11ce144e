import { expect, test } from 'vitest';
import { isObject, json, problem, type SmallServer } from './small-server.ts';
import { visitSmall } from './visit.ts';

/** Notes that stay for ever, of which a list shows the two newest. Broken: what others made goes when something is made. */
function notes(isBroken: boolean): SmallServer {
  const kept = new Map([['of-somebody', { id: 'of-somebody', text: 'Hello' }]]);
  return {
    document,
    answer: ({ method, parts, json: body }) => {
      const [, id] = parts;
      if (id !== undefined) {
        const found = kept.get(id);
        return found && method === 'GET' ? { status: 200, json: found } : problem(404);
      }
      if (method === 'GET') return { status: 200, json: [...kept.values()].slice(-2) };
      const text = isObject(body) ? body.text : undefined;
      if (typeof text !== 'string') return problem(400);
      const note = { id: `n${kept.size}`, text };
      kept.set(note.id, note);
      if (isBroken) kept.delete('of-somebody');
      return { status: 201, json: note };
    },
  };
}

const note = {
  type: 'object',
  required: ['id', 'text'],
  properties: { id: { type: 'string' }, text: { type: 'string' } },
};
const text = { type: 'object', required: ['text'], properties: { text: { type: 'string' } } };
const refused = { description: 'Refused', content: json({ type: 'object' }) };

const document = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/notes': {
      get: { responses: { 200: { description: 'Some', content: json({ type: 'array', items: note }) } } },
      post: {
        requestBody: { required: true, content: json(text) },
        responses: { 201: { description: 'Made', content: json(note) }, 400: refused },
      },
    },
    '/notes/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { 200: { description: 'One', content: json(note) }, 404: refused } },
    },
  },
};

test.each([
  { what: 'what a page shows no more is there all the same', isBroken: false, vanished: [] },
  { what: 'what is gone is told', isBroken: true, vanished: ['of-somebody'] },
])('lists before and after a run: $what', async ({ isBroken, vanished }) => {
  const { report } = await visitSmall(notes(isBroken));
  expect(report.cleanUp.lists?.differences.map((difference) => difference.vanished)).toEqual([vanished]);
});
