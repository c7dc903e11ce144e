import { request, type Scenario } from '../../../../suite/suite.ts';
import { anybody, asSession, loggedIn, newAccount, verified } from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

const broken = {
  ...anybody,
  expect: 500,
  cause: 'storage-failure',
  fault: 'storage-error:after',
  example: 'failed',
} as const;

/** S, INTERNAL_SERVER_ERROR: a failure after the work was done and before it was kept undoes all of it. */
export const halfWritten: readonly Scenario[] = [
  scenario({
    suite: 'server-errors',
    title: 'A sign-up that failed has made no account',
    cell: 'POST /api/v1/auth/sign-up 500',
    requirements: ['S-internal-error'],
    needs: ['inject-faults'],
    run: async (story) => {
      const draft = request(story, 'signUp', { json: newAccount(story) });
      await story.send(draft, { ...broken, why: 'Sign up while the storage fails' });
      await story.send(draft, {
        ...anybody,
        expect: 201,
        step: 'follow-up',
        why: 'Sign up with the same name and address',
      });
    },
  }),
  scenario({
    suite: 'server-errors',
    title: 'A logout that failed, or came too late, has revoked nothing',
    cell: 'POST /api/v1/auth/logout 500',
    requirements: ['S-internal-error', 'S-timeout'],
    needs: ['inject-faults'],
    run: async (story) => {
      const session = await loggedIn(story, await verified(story));
      const { refreshToken } = session;
      const draft = asSession(story, 'logOut', session, { json: { refreshToken } });
      await story.send(draft, { ...broken, why: 'Log out while the storage fails' });
      await story.send(draft, {
        ...anybody,
        expect: 408,
        fault: 'timeout',
        example: 'timeout',
        step: 'follow-up',
        why: 'Log out when the time is over',
      });
      await story.send(asSession(story, 'getProfile', session), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Use the access token',
      });
    },
  }),
];
