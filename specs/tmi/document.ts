import type { OpenAPIObject } from 'openapi3-ts/oas31';
import { assemble } from '../builder/assemble.ts';
import { withLinks } from './links.ts';
import { threatOperations } from './paths/threats.ts';

/** The OpenAPI document of TMI: all that the sources list, and what follows from it. */
export const document: OpenAPIObject = assemble({
  info: {
    title: 'TMI: Threat Modeling Improved',
    version: '1.0.0',
    description:
      'Threat models with their threats, documents, sources and diagrams; who may see and change them; and what other systems hear of it.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/', description: 'Wherever this instance runs' }],
  tags: [{ name: 'Threats', description: 'What can go wrong in a threat model' }],
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The access token of /oauth2/token',
    },
  },
  operations: withLinks([...threatOperations]),
});
