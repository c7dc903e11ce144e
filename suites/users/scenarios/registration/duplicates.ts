import { request, type Scenario } from '../../../../suite/suite.ts';
import { anybody, newAccount, registered } from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

/** S, "Validation Errors": DUPLICATE_USERNAME and DUPLICATE_EMAIL. */
export const duplicates: readonly Scenario[] = [
  { member: 'username', example: 'duplicate_username', requirement: 'S-duplicate-username' } as const,
  { member: 'email', example: 'duplicate_email', requirement: 'S-duplicate-email' } as const,
].map(({ member, example, requirement }) =>
  scenario({
    suite: 'registration',
    title: `Nobody signs up with the ${member} of somebody else`,
    cell: 'POST /api/v1/auth/sign-up 409',
    requirements: [requirement],
    needs: ['business-rules'],
    run: async (story) => {
      const taken = await registered(story);
      await story.send(
        request(story, 'signUp', { json: { ...newAccount(story), [member]: taken[member] } }),
        {
          ...anybody,
          expect: 409,
          cause: 'already-exists',
          subject: member,
          example,
          why: `Sign up with a ${member} that is taken`,
        },
      );
    },
  }),
);
