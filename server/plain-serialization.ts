/**
 * Answers are written by JSON.stringify: no route has a schema for its answers, and Fastify's compiler for those would
 * be loaded, and set up, for nothing. Throws at start where a route has one after all.
 */
export function plainSerialization() {
  return {
    buildSerializer: () => () => {
      throw new Error('a route has a schema for its answers, and nothing to write them with');
    },
  };
}
