import type { Scenario } from '../../../../suite/suite.ts';
import { anybody, failToLogIn, loginOf, newAccount, registered, verified } from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

const requirements = ['S-account-locked'];
const needs = ['business-rules'] as const;
const locked = { ...anybody, expect: 403, example: 'locked' } as const;

/** S, "Account Lockout". */
export const lockout: readonly Scenario[] = [
  scenario({
    suite: 'auth',
    title: 'The fifth failed login locks the account, also for the right password',
    cell: 'POST /api/v1/auth/login 403',
    requirements,
    needs,
    run: async (story) => {
      const account = await registered(story);
      await failToLogIn(story, account, 4);
      await story.send(loginOf(story, { ...account, password: newAccount(story).password }), {
        ...locked,
        why: 'Log in with a wrong password for the fifth time',
      });
      await story.send(loginOf(story, account), {
        ...locked,
        why: 'Log in with the right password',
      });
    },
  }),
  scenario({
    suite: 'auth',
    title: 'A successful login resets the count of failures',
    cell: 'POST /api/v1/auth/login 200',
    requirements,
    needs,
    run: async (story) => {
      const account = await verified(story);
      for (const time of ['first', 'second']) {
        await failToLogIn(story, account, 4);
        await story.send(loginOf(story, account), {
          ...anybody,
          expect: 200,
          why: `Log in with the right password for the ${time} time`,
        });
      }
    },
  }),
  scenario({
    suite: 'auth',
    title: 'Failures of one account lock no other, and a name that nobody has is never locked',
    cell: 'POST /api/v1/auth/login 401',
    requirements,
    needs,
    run: async (story) => {
      const [account, other] = [await registered(story), await registered(story)];
      await failToLogIn(story, account, 4);
      await failToLogIn(story, other, 1);
      await failToLogIn(story, newAccount(story), 6);
    },
  }),
];
