import { json, problem, problemSchema, refused, type StatefulServer } from './small-server.ts';

/** Counters of others, which a switch in the query of a GET sets to 0. */
export function counters(): StatefulServer {
  let counted = [{ id: 'visits', count: 7 }];
  return {
    document,
    state: () => JSON.stringify(counted),
    answer: ({ method, path, query: { reset, unit } }) => {
      if (method !== 'GET' || path !== '/counters') return problem(404);
      const shown = counted;
      if (reset !== undefined) counted = counted.map((one) => ({ ...one, count: 0 }));
      return unit === undefined || unit === 'one' ? { status: 200, json: shown } : problem(400);
    },
  };
}

const counter = {
  type: 'object',
  required: ['id', 'count'],
  properties: { id: { type: 'string' }, count: { type: 'integer' } },
};
const inQuery = (name: string, description: string, schema: object) => ({
  ...{ name, in: 'query', description, schema },
});

const document = {
  openapi: '3.1.0',
  info: { title: 'Counters', version: '1' },
  paths: {
    '/counters': {
      get: {
        parameters: [
          inQuery('reset', 'Reset the counters after they are read', { type: 'boolean' }),
          inQuery('unit', 'What is counted', { type: 'string', enum: ['one'] }),
        ],
        responses: {
          200: { description: 'All', content: json({ type: 'array', items: counter }) },
          400: refused,
        },
      },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
