import fp from 'fastify-plugin';
import { componentSchemas } from './documented.ts';

/** Adds the named schemas of the document, which those of the operations refer to. */
export const schemas = fp(
  async (app) => {
    app.addSchema(componentSchemas());
  },
  { name: 'schemas' },
);
