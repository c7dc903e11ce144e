import {
  type Answered,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';

/**
 * Projects that are only known by their names, which a PUT or PATCH changes. `fault`: what is wrong with it.
 */
export function renamedProjects(fault?: 'projects without a name'): StatefulServer {
  const kept = new Map<string, Project>([['of-somebody', { name: 'of-somebody', color: 'red' }]]);
  const shown = ({ name, color }: Project): object => (fault ? { color } : { name, color });

  function write(old: string | undefined, { name, color }: Partial<Project>): Answered {
    if (typeof name !== 'string' || name === '' || name.length > 200) return problem(400);
    if (color !== undefined && typeof color !== 'string') return problem(400);
    if (name !== old && kept.has(name)) return problem(409);
    if (old !== undefined) kept.delete(old);
    const project = { name, ...(color !== undefined && { color }) };
    kept.set(name, project);
    return { status: old === undefined ? 201 : 200, json: shown(project) };
  }

  return {
    document,
    state: () => JSON.stringify([...kept.values()]),
    answer: ({ method, parts: [collection, name], json: body }) => {
      if (collection !== 'projects') return problem(404);
      const members = isObject(body) ? body : {};
      if (name === undefined)
        return method === 'POST'
          ? write(undefined, members)
          : { status: 200, json: [...kept.values()].map(shown) };
      const found = kept.get(name);
      if (!found) return problem(404);
      if (method === 'GET') return { status: 200, json: shown(found) };
      if (method !== 'DELETE' && !isObject(body)) return problem(400);
      if (method === 'PUT') return write(name, members);
      if (method === 'PATCH') return write(name, { ...found, ...members });
      kept.delete(name);
      return { status: 204 };
    },
  };
}

interface Project {
  readonly name: string;
  readonly color?: string;
}

const name = { type: 'string', minLength: 1, maxLength: 200 };
const color = { type: 'string' };
const project = { $ref: '#/components/schemas/Project' };
const written = (required: readonly string[]) => ({
  required: true,
  content: json({ type: 'object', required, properties: { name, color } }),
});
const shown = { description: 'One', content: json(project) };

const document = {
  openapi: '3.1.0',
  info: { title: 'Projects', version: '1' },
  paths: {
    '/projects': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: project }) } } },
      post: { requestBody: written(['name']), responses: { 201: shown, 400: refused, 409: refused } },
    },
    '/projects/{project}': {
      parameters: [{ name: 'project', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { 200: shown, 404: refused } },
      put: {
        requestBody: written(['name']),
        responses: { 200: shown, 400: refused, 404: refused, 409: refused },
      },
      patch: {
        requestBody: written([]),
        responses: { 200: shown, 400: refused, 404: refused, 409: refused },
      },
      delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
    },
  },
  components: {
    schemas: {
      Problem: problemSchema,
      Project: { type: 'object', required: ['name'], properties: { name, color } },
    },
  },
};
