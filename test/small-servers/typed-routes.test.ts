import { expect, test } from 'vitest';
import { type Asked, isObject, json } from './small-server.ts';
import { accusations, visitSmall } from './visit.ts';

/** Imports into projects, whose router has a route for whole numbers only; or none that looks at them at all. */
function imports({ takesAnyText }: { readonly takesAnyText: boolean }) {
  const post = {
    requestBody: {
      required: true,
      content: json({ type: 'object', required: ['text'], properties: { text: { type: 'string' } } }),
    },
    responses: { 201: { description: 'Imported' }, 400: { description: 'Refused' } },
  };
  const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }];
  const project = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
  let made = 0;
  return {
    document: {
      openapi: '3.1.0',
      info: { title: 'Imports', version: '1' },
      paths: {
        '/projects': { post: { responses: { 201: { description: 'Made', content: json(project) } } } },
        '/projects/{id}': { parameters, delete: { responses: { 204: { description: 'Gone' } } } },
        '/projects/{id}/import': { parameters, post },
      },
    },
    answer: ({ method, path, parts, json: sent }: Asked) => {
      made += 1;
      if (path === '/projects') return { status: 201, json: { id: made } };
      if (!takesAnyText && !/^\d+$/.test(parts[1] ?? '')) return { status: 404 };
      if (method === 'DELETE') return { status: 204 };
      return { status: isObject(sent) && typeof sent.text === 'string' ? 201 : 400 };
    },
  };
}

test.each([
  { takesAnyText: false, accused: [] },
  { takesAnyText: true, accused: ['status-as-aimed POST /projects/{id}/import 400'] },
])(
  'a malformed identifier, of which the document lists 400; taken: $takesAnyText',
  async ({ takesAnyText, accused }) => {
    const { report } = await visitSmall(imports({ takesAnyText }), { flags: ['--disposable'] });
    expect(accusations(report)).toEqual(accused);
  },
);
