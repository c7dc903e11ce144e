import type { StatusTolerance } from '../../../harness/model/tolerance.ts';
import { august, early, january, november, releases, september } from './releases.ts';
import { accept, at, collaborate, model } from './status-tolerance.ts';

/** Other statuses for callers who may not do something, or who are no longer there. */
export const authorizationStatuses: readonly StatusTolerance[] = [
  accept('C25', / 403$/, [404], 'the existence of a resource may be hidden from callers without access', {
    versions: releases,
    personas: ['stranger'],
    errors: ['not_found'],
  }),
  accept(
    'D2',
    at(`PATCH ${model}`, '403'),
    [400],
    'releases refuse an entry of the authorization that is not complete before they look at the role',
    {
      versions: [november, january, august],
      personas: ['writer'],
      scenarios: /^authorization › a-writer-may-not-share-a-threat-model-with-somebody-else$/,
      errors: ['invalid_input', 'validation_failed'],
    },
  ),
  accept('C29', at('GET /oauth2/userinfo', '401'), [404], 'the account that a token is of may not be found', {
    versions: early,
    personas: ['deleted'],
  }),
  accept('A2', at(`DELETE ${model}/.*`, '(200|204)'), [403], 'before 2026, only the owner may delete', {
    versions: early,
    personas: ['writer'],
    errors: ['forbidden'],
  }),
  accept('A2', at(`DELETE ${model}/threats/batch`, '404'), [403], 'before 2026, only the owner may delete', {
    versions: early,
    personas: ['writer'],
    errors: ['forbidden'],
  }),
  accept(
    'A2',
    at(`DELETE ${collaborate}`, '204'),
    [403],
    'in September 2025, only the owner may end a session',
    { versions: [september], personas: ['reader', 'writer'], errors: ['forbidden'] },
  ),
  accept('A3', at('GET .*', '401'), [200], 'the token of a deleted account may still read', {
    versions: early,
    personas: ['deleted'],
  }),
  accept('A4', at('\\w+ /webhooks(/.*)?', '2\\d\\d'), [403], 'webhooks are for administrators', {
    versions: [august],
    personas: ['owner', 'writer', 'reader', 'stranger'],
    errors: ['forbidden'],
  }),
  accept(
    'P9',
    at('(POST|DELETE) /addons(/\\{addon_id\\})?', '(201|204|404|409)'),
    [403],
    'no account that can log in may be an administrator',
    {
      versions: 'every',
      personas: ['admin'],
      errors: ['forbidden'],
      unless: at('(POST|DELETE) /addons(/\\{addon_id\\})?', '20[14]'),
    },
  ),
];
