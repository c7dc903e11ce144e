import { type Answered, json, problem, problemSchema, refused, type StatefulServer } from './small-server.ts';

/**
 * The settings page of some program. Plugins are switched off by name, whether there are such or not; the wallpaper is
 * uploaded by POST over what is there; terminals are known by a name that their parameter calls an id; and one path has a
 * parameter that its document forgot.
 */
export function plugins(): StatefulServer {
  const disabled: string[] = ['of-somebody'];
  const terminals = new Set(['1']);
  let wallpaper = 'a forest';
  let last = 1;

  function ofTerminals(method: string, name: string | undefined): Answered {
    if (name === undefined && method === 'GET')
      return { status: 200, json: [...terminals].map((one) => ({ name: one })) };
    if (name === undefined) {
      terminals.add(String(++last));
      return { status: 200, json: { name: String(last) } };
    }
    if (!terminals.has(name)) return problem(404);
    if (method === 'GET') return { status: 200, json: { name } };
    terminals.delete(name);
    return { status: 204 };
  }

  return {
    document,
    state: () => JSON.stringify([disabled, wallpaper, [...terminals]]),
    answer: ({ method, parts: [collection, name, action] }) => {
      if (collection === 'terminals') return ofTerminals(method, name);
      if (collection === 'wallpaper') {
        wallpaper = method === 'POST' ? 'another' : 'none';
        return { status: method === 'POST' ? 201 : 204 };
      }
      if (name === undefined || action !== 'disable') return problem(404);
      disabled.push(name);
      return { status: 200 };
    },
  };
}

const text = { type: 'string' };
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: text });
const terminal = { type: 'object', required: ['name'], properties: { name: text } };
const one = { description: 'One', content: json(terminal) };
const done = { description: 'Done' };

const document = {
  openapi: '3.0.0',
  info: { title: 'Settings', version: '1' },
  paths: {
    '/plugins/{name}/disable': {
      put: { operationId: 'disablePlugin', parameters: [inPath('name')], responses: { 200: done } },
    },
    '/plugins/{name}/assets/{path}': {
      get: { operationId: 'asset', parameters: [inPath('name')], responses: { 200: done, 404: refused } },
    },
    '/wallpaper': {
      post: { operationId: 'uploadWallpaper', responses: { 201: done } },
      delete: { operationId: 'deleteWallpaper', responses: { 204: done } },
    },
    '/terminals': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: terminal }) } } },
      post: { responses: { 200: one } },
    },
    '/terminals/{terminal_id}': {
      parameters: [inPath('terminal_id')],
      get: { responses: { 200: one, 404: refused } },
      delete: { responses: { 204: done, 404: refused } },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
