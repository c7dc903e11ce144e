import { webhook } from '../../../../fixtures/tmi/webhook.ts';
import { request, type Scenario, textAt, valueAt } from '../../../../suite/suite.ts';
import { challengeIn, dead, deleteAccount } from '../../steps/delete-account.ts';
import { entryFor, ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

export const accountDeletion: readonly Scenario[] = [
  /** S0, "Delete with Challenge". */
  scenario({
    suite: 'user-deletion',
    title: 'An account is gone once its challenge comes back, and its token with it',
    cell: 'DELETE /users/me 204',
    requirements: ['S0-scenarios-delete-user', 'S0-401-blacklisted-token'],
    run: async (story) => {
      const account = await story.account('leaver', 'stranger', 'last');
      const { announced } = await deleteAccount(story, account, 'aim');
      const query = { challenge: challengeIn(announced) };
      for (const [operation, parts] of [
        ['getCurrentUser', {}],
        ['getUserInfo', {}],
        ['listThreatModels', {}],
        ['deleteCurrentUser', { query }],
      ] as const)
        await story.send(request(story, operation, parts), {
          as: dead(account),
          expect: 401,
          ruled: true,
          cause: 'revoked-credentials',
          example: 'stale_session',
          step: 'follow-up',
          why: 'Use the token of the deleted account',
        });
    },
  }),
  scenario({
    suite: 'user-deletion',
    title: 'What only the deleted account owned goes with it',
    cell: 'DELETE /users/me 204',
    requirements: ['S0-scenarios-delete-user', 'S0-404-deleted'],
    needs: ['business-rules'],
    run: async (story) => {
      const account = await story.account('leaver', 'owner');
      const reader = await story.identity('reader');
      const path = await ownThreatModel(story, account, [entryFor(reader, 'reader')]);
      const created = await story.send(
        request(story, 'createWebhook', { json: webhook(200, `Goes too ${story.unique()}`) }),
        { as: account, expect: 201, step: 'set-up', why: 'Create a webhook of the account' },
      );
      const subscription = { webhook_id: textAt(created, '/id') };
      await story.send(request(story, 'getThreatModel', { path }), {
        as: 'reader',
        expect: 200,
        step: 'control',
        why: 'Check that the reader may read the threat model',
      });
      await deleteAccount(story, account, 'aim');
      await story.send(request(story, 'getThreatModel', { path }), {
        as: 'reader',
        expect: 404,
        cause: 'unknown-resource',
        subject: 'threat_model_id',
        step: 'follow-up',
        why: 'Look for the threat model of the deleted account',
      });
      await story.send(request(story, 'getWebhook', { path: subscription }), {
        as: 'reader',
        expect: 404,
        cause: 'unknown-resource',
        subject: 'webhook_id',
        step: 'follow-up',
        why: 'Look for the webhook of the deleted account',
      });
    },
  }),
  scenario({
    suite: 'user-deletion',
    title: 'What the deleted account owned together with somebody passes to them',
    cell: 'DELETE /users/me 204',
    requirements: ['S0-scenarios-delete-user', 'S0-practices-transfer'],
    needs: ['business-rules'],
    run: async (story) => {
      const account = await story.account('leaver', 'owner', 'last');
      const heir = await story.identity('owner');
      const path = await ownThreatModel(story, account, [entryFor(heir, 'owner')]);
      await deleteAccount(story, account, 'aim');
      const kept = await story.send(request(story, 'getThreatModel', { path }), {
        as: 'owner',
        expect: 200,
        step: 'follow-up',
        why: 'Read the threat model as the other owner',
      });
      story.claim(kept, {
        sentence: 'The owner of the threat model is the other owner',
        holds: valueAt(kept, '/owner/provider_id') === heir.subject,
        requirement: 'S0-practices-transfer',
      });
      await story.send(request(story, 'deleteThreatModel', { path }), {
        as: 'owner',
        expect: 204,
        step: 'follow-up',
        why: 'Delete the threat model as its owner',
      });
    },
  }),
  scenario({
    suite: 'user-deletion',
    title: 'The threat models of others stay as they are when an account goes',
    cell: 'DELETE /users/me 204',
    requirements: ['S0-scenarios-delete-user'],
    needs: ['business-rules'],
    run: async (story) => {
      const account = await story.account('guest', 'writer', 'last');
      const path = await ownThreatModel(story, 'owner', [entryFor(account.identity, 'writer')]);
      await deleteAccount(story, account, 'aim');
      const kept = await story.send(request(story, 'getThreatModel', { path }), {
        as: 'owner',
        expect: 200,
        step: 'follow-up',
        why: 'Read the threat model that the deleted account could change',
      });
      story.claim(kept, {
        sentence: 'The authorization does not name the deleted account any more',
        holds: !kept.response.body.includes(account.identity.subject),
        requirement: 'S0-scenarios-delete-user',
      });
    },
  }),
];
