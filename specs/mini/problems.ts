import type { HeadersObject, ResponseObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import { media } from '../builder/operation.ts';
import { Problem } from './schemas.ts';

interface Trouble {
  readonly title: string;
  readonly cause: string;
  readonly subject?: string;
}

function problem(
  name: string,
  status: number,
  troubles: Readonly<Record<string, Trouble>>,
  headers?: HeadersObject,
): ResponseObject {
  const examples = Object.entries(troubles).map(([example, { title, cause, subject }]) => [
    example,
    {
      'x-assay-cause': cause,
      ...(subject ? { 'x-assay-subject': subject } : {}),
      value: { type: `/problems/${example.replaceAll('_', '-')}`, title, status },
    },
  ]);
  return component('responses', name, {
    'x-documented-in': ['mini'],
    description: Object.values(troubles)[0]?.title ?? name,
    ...(headers ? { headers } : {}),
    content: { 'application/problem+json': media(Problem, Object.fromEntries(examples)) },
  });
}

export const badQuery = problem('BadQuery', 400, {
  bad_query: { title: 'The query cannot be understood', cause: 'malformed-request' },
});

export const badNumber = problem('BadNumber', 400, {
  bad_number: {
    title: 'A locker has a number',
    cause: 'malformed-path-parameter',
    subject: 'lockerId',
  },
});

export const badLocker = problem('BadLocker', 400, {
  no_aisle: { title: 'The aisle is missing', cause: 'missing-member', subject: 'aisle' },
  no_size: { title: 'The size is missing', cause: 'missing-member', subject: 'size' },
  bad_member: { title: 'The locker cannot be put up like this', cause: 'invalid-member' },
  bad_json: { title: 'The body is not JSON', cause: 'malformed-body' },
});

export const noKey = problem(
  'NoKey',
  401,
  {
    no_key: { title: 'The API key is missing', cause: 'missing-credentials' },
    bad_key: { title: 'The API key is not valid', cause: 'invalid-credentials' },
  },
  {
    'WWW-Authenticate': {
      description: 'Where the key goes',
      required: true,
      schema: { type: 'string', pattern: '^ApiKey' },
      example: 'ApiKey header="X-Api-Key"',
    },
  },
);

export const clerksOnly = problem('ClerksOnly', 403, {
  clerks_only: { title: 'Only clerks put up lockers', cause: 'insufficient-role' },
});

export const noLocker = problem('NoLocker', 404, {
  no_locker: { title: 'There is no such locker', cause: 'unknown-resource', subject: 'lockerId' },
});

export const closed = problem(
  'Closed',
  503,
  { closed: { title: 'The register of lockers does not answer', cause: 'storage-failure' } },
  {
    'Retry-After': {
      description: 'Seconds to wait',
      required: true,
      schema: { type: 'integer', minimum: 0 },
      example: 30,
    },
  },
);
