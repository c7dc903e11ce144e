import fp from 'fastify-plugin';
import { componentSchemas, type JsonSchema } from './documented.ts';
import { readQuery } from './query.ts';

/** Adds the named schemas of the document, and reads numbers in queries as numbers. */
export const schemas = fp(
  async (app) => {
    app.addSchema(componentSchemas());
    app.addHook('preValidation', async (request) => {
      const schema = request.routeOptions.schema?.querystring as JsonSchema | undefined;
      if (schema) request.query = readQuery(request.query as Readonly<Record<string, unknown>>, schema);
    });
  },
  { name: 'schemas' },
);
