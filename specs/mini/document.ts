import type { OpenAPIObject, ParameterObject } from 'openapi3-ts/oas31';
import { assemble } from '../builder/assemble.ts';
import { jsonContent, type Operation } from '../builder/operation.ts';
import { badLocker, badNumber, badQuery, clerksOnly, closed, noKey, noLocker } from './problems.ts';
import { Locker, LockerPage, lockerId, lockerSample, NewLocker, newLockerSample, size } from './schemas.ts';

/**
 * Parcel lockers: three operations that do everything differently from TMI (API key, numbers for ids, pages in an
 * envelope, RFC 9457 problems, 503), so that code that claims to work for any API is tried on one that is not TMI.
 */

const security = [{ apiKey: [] }];
const documented = { 'x-documented-in': ['mini'] };

const idInPath: ParameterObject = {
  name: 'lockerId',
  in: 'path',
  required: true,
  description: 'The number on the door',
  schema: lockerId,
  example: lockerSample.id,
};

const listLockers: Operation = {
  method: 'get',
  path: '/lockers',
  definition: {
    operationId: 'listLockers',
    summary: 'List lockers',
    tags: ['Lockers'],
    'x-authz': { ownership: 'none' },
    security,
    parameters: [
      {
        name: 'size',
        in: 'query',
        description: 'Only lockers of this size',
        schema: size,
        example: 'medium',
      },
    ],
    responses: {
      200: {
        ...documented,
        description: 'The first 50 lockers',
        content: jsonContent(LockerPage, { one_locker: { value: { items: [lockerSample], total: 1 } } }),
      },
      400: badQuery,
      401: noKey,
      503: closed,
    },
  },
};

const createLocker: Operation = {
  method: 'post',
  path: '/lockers',
  definition: {
    operationId: 'createLocker',
    summary: 'Put up a locker',
    tags: ['Lockers'],
    'x-authz': { ownership: 'none', roles: ['clerk'] },
    security,
    requestBody: { required: true, content: jsonContent(NewLocker, { locker: { value: newLockerSample } }) },
    responses: {
      201: {
        ...documented,
        description: 'The new locker',
        headers: {
          Location: {
            description: 'Where the locker is',
            required: true,
            schema: { type: 'string', format: 'uri-reference' },
            example: `/lockers/${lockerSample.id}`,
          },
        },
        content: jsonContent(Locker, { locker: { value: lockerSample } }),
        links: {
          getLocker: { operationId: 'getLocker', parameters: { lockerId: '$response.body#/id' } },
        },
      },
      400: badLocker,
      401: noKey,
      403: clerksOnly,
      503: closed,
    },
  },
};

const getLocker: Operation = {
  method: 'get',
  path: '/lockers/{lockerId}',
  definition: {
    operationId: 'getLocker',
    summary: 'Get locker',
    tags: ['Lockers'],
    'x-authz': { ownership: 'none' },
    security,
    parameters: [idInPath],
    responses: {
      200: {
        ...documented,
        description: 'The locker',
        content: jsonContent(Locker, { locker: { value: lockerSample } }),
      },
      400: badNumber,
      401: noKey,
      404: noLocker,
      503: closed,
    },
  },
};

export const document: OpenAPIObject = assemble({
  info: {
    title: 'Parcel lockers',
    version: '2.3.0',
    description: 'Which lockers there are, and whether a parcel is in them.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/', description: 'Wherever this instance runs' }],
  tags: [{ name: 'Lockers', description: 'Places for parcels' }],
  securitySchemes: {
    apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'Handed out at the counter' },
  },
  operations: [listLockers, createLocker, getLocker],
});
