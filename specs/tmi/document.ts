import type { OpenAPIObject } from 'openapi3-ts/oas31';
import { assemble } from '../builder/assemble.ts';
import { withLinks } from './links.ts';
import { addonOperations } from './paths/addons.ts';
import { collaborationOperations } from './paths/collaboration.ts';
import { diagramOperations } from './paths/diagrams.ts';
import { discoveryOperations } from './paths/discovery.ts';
import { documentOperations } from './paths/documents.ts';
import { invocationOperations } from './paths/invocations.ts';
import { loginOperations } from './paths/login.ts';
import { samlOperations } from './paths/saml.ts';
import { sourceOperations } from './paths/sources.ts';
import { threatModelOperations } from './paths/threat-models.ts';
import { threatOperations } from './paths/threats.ts';
import { tokenOperations } from './paths/tokens.ts';
import { userOperations } from './paths/users.ts';
import { webhookDeliveryOperations } from './paths/webhook-deliveries.ts';
import { webhookOperations } from './paths/webhooks.ts';

/**
 * The OpenAPI document of TMI: all that the sources list, and what follows from it.
 *
 * S0 is TMI's "HTTP Status Codes Reference", with its scenarios, error texts and headers. S1 is TMI's list of
 * "Endpoints, methods and http response codes". Where they differ, S1 decides which statuses its operations have, S0
 * decides shapes and texts; `x-documented-in` says of every response which of them has it, or that it is derived.
 */
export const document: OpenAPIObject = assemble({
  info: {
    title: 'TMI: Threat Modeling Improved',
    version: '1.0.0',
    description: [
      'Threat models with their threats, documents, sources and diagrams; who may see and change them; and what other systems hear of it.',
      '`x-tmi-authz` says who may call an operation. `x-documented-in` says who documents a response: S0 is the reference of status codes of TMI, S1 its list of endpoints and codes, and `derived` is what follows from the two.',
    ].join('\n\n'),
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/', description: 'Wherever this instance runs' }],
  tags: [
    { name: 'Discovery', description: 'What runs here, and where to log in' },
    { name: 'OAuth', description: 'Logging in, and the life of a token' },
    { name: 'SAML', description: 'The other way to log in' },
    { name: 'Users', description: 'The caller' },
    { name: 'Threat models', description: 'What is being modelled, and who may see it' },
    { name: 'Threats', description: 'What can go wrong in a threat model' },
    { name: 'Documents', description: 'What has been written about it' },
    { name: 'Sources', description: 'The code it is about' },
    { name: 'Diagrams', description: 'How data flow through it' },
    { name: 'Collaboration', description: 'Working on a diagram together' },
    { name: 'Webhooks', description: 'Telling other systems' },
    { name: 'Add-ons', description: 'Calling other systems in' },
    { name: 'Invocations', description: 'Calls of add-ons, and how far they have come' },
  ],
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The access token of /oauth2/token',
    },
    webhookSignature: {
      type: 'apiKey',
      in: 'header',
      name: 'X-Webhook-Signature',
      description:
        '`sha256=` and the HMAC-SHA256 of the body in hexadecimal, made with the secret of the webhook',
    },
  },
  operations: withLinks([
    ...discoveryOperations,
    ...loginOperations,
    ...tokenOperations,
    ...samlOperations,
    ...userOperations,
    ...threatModelOperations,
    ...threatOperations,
    ...documentOperations,
    ...sourceOperations,
    ...diagramOperations,
    ...collaborationOperations,
    ...webhookDeliveryOperations,
    ...webhookOperations,
    ...addonOperations,
    ...invocationOperations,
  ]),
});
