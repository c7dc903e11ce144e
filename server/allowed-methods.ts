import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods that some route has for this path; none where there is no such path. */
    allowedMethods: (path: string) => string[];
  }
}

interface KnownPath {
  readonly shape: RegExp;
  readonly methods: Set<string>;
}

/** Adds `app.allowedMethods()`, so that a path with another method is 405 and not 404. */
export const allowedMethods = fp(
  async (app) => {
    const paths = new Map<string, KnownPath>();
    app.addHook('onRoute', ({ url, method }) => {
      const known = paths.get(url) ?? { shape: shapeOf(url), methods: new Set() };
      for (const each of [method].flat()) known.methods.add(each);
      paths.set(url, known);
    });
    app.decorate('allowedMethods', (path: string) => {
      const fitting = [...paths.values()].filter(({ shape }) => shape.test(path));
      return [...new Set(fitting.flatMap(({ methods }) => [...methods]))].sort();
    });
  },
  { name: 'allowed-methods' },
);

function shapeOf(url: string): RegExp {
  const escaped = url.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll(/:\w+/g, '[^/]+')}$`);
}
