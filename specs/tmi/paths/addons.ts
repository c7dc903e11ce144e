import { jsonContent, type Operation } from '../../builder/operation.ts';
import { arrayOf, uuid } from '../../builder/schema.ts';
import { administrator, anyUser } from '../authz.ts';
import { jsonBody } from '../bodies.ts';
import { failure } from '../errors/answer.ts';
import { readOnlyId } from '../errors/bad-request.ts';
import { Location } from '../headers.ts';
import { examplePath } from '../identifiers.ts';
import { linksTo } from '../links.ts';
import { operation } from '../operation.ts';
import { filter, paging } from '../parameters.ts';
import { ids } from '../samples.ts';
import {
  Addon,
  AddonInput,
  addonInputSample,
  addonSample,
  InvocationRequest,
  invocationRequestSample,
  QueuedInvocation,
  queuedInvocationSample,
} from '../schemas/addon.ts';

const tag = 'Add-ons';
const collection = '/addons';
const item = `${collection}/{addon_id}`;

export const addonOperations: readonly Operation[] = [
  operation({
    id: 'listAddons',
    method: 'get',
    path: collection,
    tag,
    action: 'list add-ons',
    authz: anyUser,
    query: [
      ...paging,
      filter('threat_model_id', 'Only those for this threat model', uuid(), ids.threatModel),
    ],
    responses: {
      200: {
        description: 'The add-ons, newest first',
        content: jsonContent(arrayOf(Addon), { one_addon: { value: [addonSample] } }),
      },
    },
    documented: { S0: [400, 401, 429, 500], derived: [200, 406] },
  }),
  operation({
    id: 'createAddon',
    method: 'post',
    path: collection,
    tag,
    action: 'create add-on',
    authz: administrator,
    body: jsonBody(AddonInput, { addon: { value: addonInputSample } }),
    responses: {
      201: {
        description: 'The new add-on',
        headers: { Location: Location(examplePath(item)) },
        content: jsonContent(Addon, { addon: { value: addonSample } }),
      },
    },
    failures: {
      400: readOnlyId('POST'),
      404: {
        webhook_not_found: failure('not_found', 'subscription not found'),
        threat_model_not_found: failure('not_found', 'Threat model not found'),
      },
      500: { no_administrators: failure('server_error', 'Administrator store not initialized') },
    },
    documented: { S0: [201, 400, 401, 403, 404, 429, 500], derived: [406, 415] },
  }),
  operation({
    id: 'getAddon',
    method: 'get',
    path: item,
    tag,
    action: 'get add-on',
    authz: anyUser,
    responses: {
      200: { description: 'The add-on', content: jsonContent(Addon, { addon: { value: addonSample } }) },
    },
    documented: { S0: [400, 401, 404, 429, 500], derived: [200, 406] },
  }),
  operation({
    id: 'deleteAddon',
    method: 'delete',
    path: item,
    tag,
    action: 'delete add-on',
    authz: administrator,
    responses: { 204: { description: 'The add-on is gone' } },
    failures: {
      409: {
        active_invocations: failure(
          'conflict',
          'Cannot delete add-on with active invocations. Please wait for invocations to complete.',
        ),
      },
    },
    documented: { S0: [204, 400, 401, 403, 404, 409, 429, 500] },
  }),
  operation({
    id: 'invokeAddon',
    method: 'post',
    path: `${item}/invoke`,
    tag,
    action: 'invoke add-on',
    description: 'A person has one invocation at a time, and ten an hour.',
    authz: anyUser,
    body: jsonBody(InvocationRequest, { invocation: { value: invocationRequestSample } }),
    responses: {
      202: {
        description: 'The invocation waits to be sent to the add-on',
        content: jsonContent(QueuedInvocation, { queued: { value: queuedInvocationSample } }),
        links: linksTo(['getInvocation', 'updateInvocationStatus'], { invocation_id: 'invocation_id' }),
      },
    },
    failures: {
      400: {
        payload_too_large: failure('invalid_input', 'The payload must not have more than 1024 bytes'),
        unsupported_object: failure('invalid_input', 'The add-on does not take objects of this type'),
      },
      404: { threat_model_not_found: failure('not_found', 'Threat model not found') },
      429: {
        active_invocation: failure('rate_limit_exceeded', 'Only one invocation may run at a time', {
          details: { context: { limit: 1, retry_after: 60 } },
        }),
      },
    },
    documented: { S0: [202, 400, 401, 404, 429, 500], derived: [406, 415] },
  }),
];
