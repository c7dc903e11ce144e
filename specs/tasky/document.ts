import type { OpenAPIObject } from 'openapi3-ts/oas31';
import { assemble } from '../builder/assemble.ts';
import { withLinks } from '../builder/links.ts';
import { producers } from './links.ts';
import { accountOperations } from './paths/accounts.ts';
import { activityOperations } from './paths/activity.ts';
import { boardOperations } from './paths/boards.ts';
import { columnOperations } from './paths/columns.ts';
import { commentOperations } from './paths/comments.ts';
import { systemOperations } from './paths/system.ts';
import { ticketOperations } from './paths/tickets.ts';

/**
 * The OpenAPI document of Tasky, a task board. S is its description of errors and formats, P the rest of its
 * documentation, R22 and R31 its code at two moments in January 2026. Where they differ, S decides; what S leaves open and
 * P and R contradict is decided in `requirements.yaml`.
 */
export const document: OpenAPIObject = assemble({
  info: {
    title: 'Tasky',
    version: '1.0.0',
    description: [
      'Boards with columns, tickets and comments, for administrators, members and viewers.',
      '`x-authz` says who may call an operation: a reader of a board is in its members, a writer has the role `member` besides, an owner created the resource in the path. `x-documented-in` says who documents a response: S is the description of errors and response formats, P the other documentation, R22 and R31 the code of two releases, and `derived` is what follows from these.',
    ].join('\n\n'),
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/', description: 'Wherever this instance runs' }],
  tags: [
    { name: 'Accounts', description: 'Registration and login' },
    { name: 'Users', description: 'Other people' },
    { name: 'Boards', description: 'What is to be done, and who may see it' },
    { name: 'Columns', description: 'The states of the tickets of a board' },
    { name: 'Tickets', description: 'One thing that is to be done' },
    { name: 'Comments', description: 'What people say about a ticket' },
    { name: 'Activity', description: 'What people did' },
    { name: 'System', description: 'Whether anything is here' },
  ],
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The token of a registration or a login',
    },
  },
  operations: withLinks(
    [
      ...accountOperations,
      ...boardOperations,
      ...columnOperations,
      ...ticketOperations,
      ...commentOperations,
      ...activityOperations,
      ...systemOperations,
    ],
    producers,
  ),
  extensions: { 'x-authz': { usualRoles: { member: 'writer' } } },
});
