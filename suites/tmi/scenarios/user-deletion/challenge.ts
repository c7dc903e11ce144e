import { momentAt, request, type Scenario } from '../../../../suite/suite.ts';
import { challengeIn, deleteAccount } from '../../steps/delete-account.ts';
import { scenario } from '../scenario.ts';

/** S0, "Generate Challenge" and "Invalid Challenge". */
export const challenges: readonly Scenario[] = [
  scenario({
    suite: 'user-deletion',
    title: 'Who wants to delete an account is given a challenge, and nothing is deleted yet',
    cell: 'DELETE /users/me 200',
    requirements: ['S0-scenarios-deletion-challenge'],
    run: async (story) => {
      const account = await story.account('waverer', 'stranger', 'last');
      const answer = await story.send(request(story, 'deleteCurrentUser'), {
        as: account,
        expect: 200,
        why: 'Ask to delete the account, without a challenge',
      });
      story.claim(answer, {
        sentence: 'The answer has a challenge',
        holds: challengeIn(answer) !== '',
        requirement: 'S0-scenarios-deletion-challenge',
      });
      story.claim(answer, {
        sentence: 'expires_at is in the future',
        holds: momentAt(answer, '/expires_at') > Date.now(),
        requirement: 'S0-scenarios-deletion-challenge',
        ruled: true,
      });
      await story.send(request(story, 'getCurrentUser'), {
        as: account,
        expect: 200,
        step: 'follow-up',
        why: 'Check that the account still exists',
      });
    },
  }),
  scenario({
    suite: 'user-deletion',
    title: 'A wrong challenge deletes nothing',
    cell: 'DELETE /users/me 400',
    requirements: ['S0-scenarios-wrong-challenge'],
    run: async (story) => {
      const account = await story.account('guesser', 'stranger', 'last');
      await story.send(request(story, 'deleteCurrentUser'), {
        as: account,
        expect: 200,
        step: 'set-up',
        why: 'Ask to delete the account',
      });
      const query = { challenge: 'wrong-challenge' };
      await story.send(request(story, 'deleteCurrentUser', { query }), {
        as: account,
        expect: 400,
        ruled: true,
        example: 'invalid_challenge',
        why: 'Bring back another challenge',
      });
      await story.send(request(story, 'getCurrentUser'), {
        as: account,
        expect: 200,
        step: 'follow-up',
        why: 'Check that the account still exists',
      });
    },
  }),
  scenario({
    suite: 'user-deletion',
    title: 'The challenge of somebody else deletes nothing',
    cell: 'DELETE /users/me 400',
    requirements: ['S0-scenarios-wrong-challenge'],
    run: async (story) => {
      const [thief, victim] = [
        await story.account('thief', 'stranger', 'last'),
        await story.account('victim', 'stranger', 'last'),
      ];
      const given = await story.send(request(story, 'deleteCurrentUser'), {
        as: thief,
        expect: 200,
        step: 'set-up',
        why: 'Get a challenge for one account',
      });
      const query = { challenge: challengeIn(given) };
      await story.send(request(story, 'deleteCurrentUser', { query }), {
        as: victim,
        expect: 400,
        ruled: true,
        example: 'invalid_challenge',
        why: 'Bring it back for another account',
      });
    },
  }),
  scenario({
    suite: 'user-deletion',
    title: 'A challenge that was replaced by a newer one deletes nothing',
    cell: 'DELETE /users/me 400',
    requirements: ['S0-scenarios-delete-user', 'S0-scenarios-wrong-challenge'],
    run: async (story) => {
      const account = await story.account('repeater', 'stranger', 'last');
      const first = await story.send(request(story, 'deleteCurrentUser'), {
        as: account,
        expect: 200,
        step: 'set-up',
        why: 'Get a challenge',
      });
      await story.send(request(story, 'deleteCurrentUser'), {
        as: account,
        expect: 200,
        step: 'set-up',
        why: 'Get another one, which replaces the first',
      });
      const query = { challenge: challengeIn(first) };
      await story.send(request(story, 'deleteCurrentUser', { query }), {
        as: account,
        expect: 400,
        ruled: true,
        example: 'invalid_challenge',
        why: 'Bring back the first challenge',
      });
      await deleteAccount(story, account, 'clean-up');
    },
  }),
];
