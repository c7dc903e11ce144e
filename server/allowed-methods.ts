import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods of this path; none where there is no such path. A path without parameters goes before one with them. */
    allowedMethods: (path: string) => string[];
  }
}

interface KnownPath {
  readonly shape: RegExp;
  readonly methods: Set<string>;
}

/**
 * Adds `app.allowedMethods()`, so that a path with another method is 405 and not 404. The router would lead DELETE of
 * `/users/me` to `/users/:id`, if `/users/me` has no DELETE: OpenAPI 3.1.0, section 4.8.8.2, matches concrete paths first.
 */
export const allowedMethods = fp(
  async (app) => {
    const paths = new Map<string, KnownPath>();
    app.addHook('onRoute', ({ url, method }) => {
      const known = paths.get(url) ?? { shape: shapeOf(url), methods: new Set() };
      for (const each of [method].flat()) known.methods.add(each);
      paths.set(url, known);
    });
    app.decorate('allowedMethods', (path: string) => {
      const concrete = paths.get(path);
      const fitting = concrete ? [concrete] : [...paths.values()].filter(({ shape }) => shape.test(path));
      return [...new Set(fitting.flatMap(({ methods }) => [...methods]))].sort();
    });
    app.addHook('onRequest', (request, reply, done) => {
      const { url: matched } = request.routeOptions;
      if (matched?.includes(':')) {
        const concrete = paths.get(request.url.split('?', 1)[0] ?? '');
        if (concrete && !concrete.methods.has(request.method)) {
          reply.callNotFound();
          return;
        }
      }
      done();
    });
  },
  { name: 'allowed-methods' },
);

function shapeOf(url: string): RegExp {
  const escaped = url.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll(/:\w+/g, '[^/]+')}$`);
}
