import { everyOperation, family } from '../sabotage.ts';
import { answering, having } from '../seams/answers.ts';
import { createTicket, login } from './operations.ts';

const stack = 'Error: x\n    at createTicket (/srv/tasky/server/tickets/create.js:31:7)';

/** Answers that show what nobody should see. */
export const leaks = family('leaks', [
  {
    id: 'stack-in-failures',
    title: 'A failure has a stack trace.',
    at: everyOperation,
    requirements: ['S-no-leaks', 'S-format-error'],
    cells: ['* 500'],
    apply: answering({ of: [500], json: having({ stack }) }),
  },
  {
    id: 'database-error-in-failures',
    title: 'A ticket that could not be stored shows the error of the database.',
    at: [createTicket],
    requirements: ['S-no-leaks', 'S-500-ticket'],
    cells: [`${createTicket} 500`],
    apply: answering({
      of: [500],
      json: having({ error: 'Failed to create ticket: SQLITE_ERROR: no such column: tickets.title' }),
    }),
  },
  {
    id: 'path-in-refusals',
    title: 'A bad request shows a path of the server.',
    at: [createTicket],
    requirements: ['S-no-leaks'],
    cells: [`${createTicket} 400`],
    apply: answering({ of: [400], json: having({ error: `Title is required\n${stack}` }) }),
  },
  {
    id: 'password-in-logins',
    title: 'A login shows the hash of the password.',
    at: [login],
    requirements: ['S-no-leaks', 'S-format-success'],
    cells: [`${login} 200`],
    apply: answering({
      of: [200],
      json: (body) => {
        const { data } = body as { readonly data: { readonly user: object } };
        return { ok: true, data: { ...data, user: { ...data.user, password: 'scrypt$5$c2FsdA==' } } };
      },
    }),
  },
]);
