import { decodeJwt } from 'jose';
import { TaskyError } from '../../../server/tasky/errors/tasky-error.ts';
import type { TaskyServer } from '../../../server/tasky/routing/call.ts';
import { type Apply, everyOperation, family } from '../sabotage.ts';
import { declaring } from '../seams/policies.ts';
import { receiving } from '../seams/received-headers.ts';
import { listTeam, login } from './operations.ts';

/** Other ways to look at tokens and passwords. */
function partsWith(change: (server: TaskyServer) => void): Apply {
  return (app) => change(app.tasky);
}

/** Whom a token names, whoever wrote it. */
function subjectOf(token: string): string {
  return String(decodeJwt(token).sub);
}

/** Tokens and passwords that are let in and should not be. */
export const authentication = family('authentication', [
  {
    id: 'nobody-has-to-log-in',
    title: 'The team is for everybody, logged in or not.',
    at: [listTeam],
    requirements: ['S-status-401', 'S-401-missing-token'],
    cells: [`${listTeam} 401`],
    apply: declaring({ authz: { ownership: 'none', public: true } }),
  },
  {
    id: 'expired-tokens-accepted',
    title: 'A token whose time is over is still good.',
    at: everyOperation,
    requirements: ['S-401-invalid-token'],
    cells: ['* 401'],
    apply: partsWith(({ tokens }) => {
      const { verify } = tokens;
      Object.assign(tokens, {
        verify: async (token: string) => {
          const isOver = token.split('.').length === 3 && (decodeJwt(token).exp ?? 0) * 1000 < Date.now();
          return isOver ? subjectOf(token) : verify(token);
        },
      });
    }),
  },
  {
    id: 'signatures-not-checked',
    title: 'Whatever looks like a token is believed.',
    at: everyOperation,
    requirements: ['S-401-invalid-token'],
    cells: ['* 401'],
    apply: partsWith(({ tokens }) => {
      const { verify } = tokens;
      Object.assign(tokens, {
        verify: async (token: string) => (token.split('.').length === 3 ? subjectOf(token) : verify(token)),
      });
    }),
  },
  {
    id: 'tokens-in-the-scheme-basic',
    title: 'A token is good in the scheme Basic, too.',
    at: everyOperation,
    requirements: ['S-401-missing-token'],
    apply: receiving((headers) => {
      headers.authorization = headers.authorization?.replace(/^Basic /, 'Bearer ');
    }),
  },
  {
    id: 'any-password',
    title: 'Whoever has an account logs in with any password.',
    at: [login],
    requirements: ['S-401-wrong-password'],
    cells: [`${login} 401`],
    apply: partsWith(({ passwords }) => {
      Object.assign(passwords, {
        matches: async (_: string, kept: string | undefined) => kept !== undefined,
      });
    }),
  },
  {
    id: 'addresses-given-away',
    title: 'A login says which addresses have no account.',
    at: [login],
    requirements: ['S-401-wrong-password'],
    apply: partsWith(({ passwords }) => {
      const { matches } = passwords;
      Object.assign(passwords, {
        matches: async (password: string, kept: string | undefined) => {
          if (kept === undefined) throw new TaskyError(401, 'No account has this address');
          return matches(password, kept);
        },
      });
    }),
  },
]);
