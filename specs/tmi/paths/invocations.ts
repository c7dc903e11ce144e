import { jsonContent, type Operation } from '../../builder/operation.ts';
import { arrayOf, uuid } from '../../builder/schema.ts';
import { anyUser, everyone } from '../authz.ts';
import { jsonBody } from '../bodies.ts';
import { challenge } from '../errors/access.ts';
import { errorResponse, failure } from '../errors/answer.ts';
import { operation } from '../operation.ts';
import { filter, paging } from '../parameters.ts';
import { ids } from '../samples.ts';
import {
  Invocation,
  InvocationState,
  InvocationUpdate,
  invocationSample,
  invocationStateSample,
  invocationStatus,
  invocationUpdateSample,
} from '../schemas/invocation.ts';

const tag = 'Invocations';
const collection = '/invocations';
const item = `${collection}/{invocation_id}`;

export const invocationOperations: readonly Operation[] = [
  operation({
    id: 'listInvocations',
    method: 'get',
    path: collection,
    tag,
    action: 'list invocations',
    description: 'Administrators see those of everybody.',
    authz: anyUser,
    query: [
      ...paging,
      filter('status', 'Only those in this state', invocationStatus, 'completed'),
      filter('addon_id', 'Only those of this add-on', uuid(), ids.addon),
    ],
    responses: {
      200: {
        description: 'The invocations of the caller, newest first',
        content: jsonContent(arrayOf(Invocation), { one_invocation: { value: [invocationSample] } }),
      },
    },
    documented: { S0: [400, 401, 429, 500], derived: [200, 406] },
  }),
  operation({
    id: 'getInvocation',
    method: 'get',
    path: item,
    tag,
    action: 'get invocation',
    authz: anyUser,
    responses: {
      200: {
        description: 'The invocation',
        content: jsonContent(Invocation, { invocation: { value: invocationSample } }),
      },
    },
    failures: {
      403: { foreign_invocation: failure('forbidden', 'Access denied', { cause: 'foreign-resource' }) },
    },
    documented: { S0: [400, 401, 403, 404, 429, 500], derived: [200, 406] },
  }),
  operation({
    id: 'updateInvocationStatus',
    method: 'post',
    path: `${item}/status`,
    tag,
    action: 'update invocation status',
    description:
      'For add-ons, which sign the body with the secret of their webhook. Nothing changes once an invocation is completed or failed.',
    authz: everyone,
    scheme: 'webhookSignature',
    body: jsonBody(InvocationUpdate, { completed: { value: invocationUpdateSample } }),
    responses: {
      200: {
        description: 'What the invocation is now',
        content: jsonContent(InvocationState, { completed: { value: invocationStateSample } }),
      },
      401: errorResponse(
        'The signature is missing or wrong',
        {
          missing_signature: failure('unauthorized', 'Missing webhook signature', {
            cause: 'missing-credentials',
          }),
          invalid_signature: failure('unauthorized', 'Invalid webhook signature', {
            cause: 'invalid-credentials',
          }),
        },
        challenge,
      ),
    },
    failures: {
      409: {
        finished: failure('conflict', 'An invocation that is completed or failed cannot be updated'),
      },
    },
    documented: { S0: [400, 401, 404, 429, 500], derived: [200, 406, 409, 415] },
  }),
];
