import { expect, test } from 'vitest';
import { cellsOf } from '../builder/walk.ts';
import { document } from './document.ts';

/** What S0 says in so many words; it owes nothing to the builders. */

/** The statuses that its scenarios and lists of endpoints show. */
const shown = `
get /threat_models 200 401
post /threat_models 201 400 401 500
get /threat_models/{threat_model_id} 200 401 404
put /threat_models/{threat_model_id} 200 403
patch /threat_models/{threat_model_id} 200 400 403 409
delete /threat_models/{threat_model_id} 204 400 403 409
post /threat_models/{threat_model_id}/diagrams 201 400
get /threat_models/{threat_model_id}/diagrams/{diagram_id} 404
get /webhooks 200
post /webhooks 201 400 429
get /webhooks/{webhook_id} 403
delete /webhooks/{webhook_id} 204 404
post /webhooks/{webhook_id}/test 202
post /addons 201 403 500
delete /addons/{addon_id} 409
post /addons/{addon_id}/invoke 202
delete /users/me 200 204 400
get /oauth2/authorize 302
get /oauth2/callback 302
get /saml/{provider}/login 302
`;

/** The errors that its samples show, each with the operation it shows them for. */
const errors: readonly (readonly [where: string, error: string, description: string])[] = [
  [
    'delete /threat_models/{threat_model_id} 400',
    'invalid_id',
    'Invalid threat model ID format, must be a valid UUID',
  ],
  ['post /threat_models 400', 'invalid_input', 'name is required'],
  ['post /threat_models 400', 'invalid_input', "Field 'name' is required but was not provided"],
  [
    'patch /threat_models/{threat_model_id} 400',
    'invalid_input',
    "Field 'id' is not allowed in PATCH requests. The ID is read-only and set by the server.",
  ],
  ['patch /threat_models/{threat_model_id} 400', 'invalid_input', 'Invalid authorization entry format'],
  ['post /webhooks 400', 'invalid_input', 'webhook URL must use HTTPS'],
  ['post /threat_models/{threat_model_id}/diagrams 400', 'invalid_input', 'cells must be an array'],
  ['delete /users/me 400', 'invalid_challenge', 'Invalid or expired challenge'],
  ['get /threat_models 401', 'unauthorized', 'Authentication required'],
  ['get /threat_models 401', 'unauthorized', 'Invalid authentication token'],
  ['get /threat_models/{threat_model_id} 401', 'unauthorized', 'Token has expired'],
  ['post /threat_models 401', 'unauthorized', 'Your session is no longer valid. Please log in again.'],
  [
    'get /threat_models/{threat_model_id} 403',
    'forbidden',
    'Insufficient permissions to access this threat model',
  ],
  [
    'put /threat_models/{threat_model_id} 403',
    'forbidden',
    'Insufficient permissions to update this threat model',
  ],
  [
    'patch /threat_models/{threat_model_id} 403',
    'forbidden',
    'Only the owner can change ownership or authorization',
  ],
  ['delete /threat_models/{threat_model_id} 403', 'forbidden', 'Only the owner can delete a threat model'],
  ['post /addons 403', 'forbidden', 'Administrator access required'],
  ['get /webhooks/{webhook_id} 403', 'access denied', 'access denied'],
  ['get /threat_models/{threat_model_id} 404', 'not_found', 'Threat model not found'],
  ['get /threat_models/{threat_model_id}/diagrams/{diagram_id} 404', 'not_found', 'Diagram not found'],
  ['delete /webhooks/{webhook_id} 404', 'not_found', 'subscription not found'],
  [
    'delete /threat_models/{threat_model_id} 409',
    'conflict',
    'Cannot delete threat model while a diagram has an active collaboration session. Please end all collaboration sessions first.',
  ],
  [
    'delete /addons/{addon_id} 409',
    'conflict',
    'Cannot delete add-on with active invocations. Please wait for invocations to complete.',
  ],
  [
    'patch /threat_models/{threat_model_id} 409',
    'conflict',
    'Duplicate authorization subject: alice@example.com appears multiple times',
  ],
  [
    'patch /threat_models/{threat_model_id}/diagrams/{diagram_id} 422',
    'unprocessable_entity',
    'Cannot transition from current state to requested state',
  ],
  ['get / 429', 'rate_limit_exceeded', 'Too many requests. Please try again later.'],
  ['post /webhooks 429', 'rate_limit_exceeded', 'Maximum number of webhook subscriptions reached'],
  ['post /webhooks 429', 'rate_limit_exceeded', 'Too many subscription requests. Please slow down.'],
  ['post /threat_models 500', 'server_error', 'Failed to create threat model'],
  ['post /addons 500', 'server_error', 'Administrator store not initialized'],
];

/** "get / 200" → the response. */
const cells = new Map(
  cellsOf(document).map(({ operation: { method, path }, status, response }) => [
    `${method} ${path} ${status}`,
    response,
  ]),
);

test('every status that S0 shows is tagged S0', () => {
  const pairs = shown.split('\n').flatMap((line) => {
    const [method, path, ...statuses] = line.split(' ');
    return statuses.map((status) => `${method} ${path} ${status}`);
  });
  expect(pairs.filter((pair) => !cells.get(pair)?.['x-documented-in'].includes('S0'))).toEqual([]);
});

test('every operation has the 429 of S0, and every one but introspection a 500', () => {
  const missing = cellsOf(document)
    .map(({ operation: { method, path } }) => `${method} ${path}`)
    .filter((name) => {
      const limited = cells.get(`${name} 429`)?.['x-documented-in'].includes('S0');
      return !limited || (!cells.has(`${name} 500`) && name !== 'post /oauth2/introspect');
    });
  expect(missing).toEqual([]);
  expect(cells.has('post /oauth2/introspect 500')).toBe(false);
});

test.each(errors)('%s: %s, %s', (where, error, error_description) => {
  const examples = Object.values(cells.get(where)?.content?.['application/json']?.examples ?? {});
  const values = examples.map((example) => ('value' in example ? example.value : undefined));
  expect(values).toContainEqual(expect.objectContaining({ error, error_description }));
});

test('the sample with details is whole', () => {
  const examples = cells.get('patch /threat_models/{threat_model_id} 400')?.content?.['application/json'];
  expect(examples?.examples?.missing_provider).toHaveProperty('value.details', {
    code: 'missing_provider',
    context: { entry_index: 2, provider_id: 'alice@example.com' },
    suggestion: "Ensure each authorization entry includes both 'provider' and 'provider_id' fields",
  });
});
