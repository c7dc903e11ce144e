import { webhook } from '../../../../fixtures/tmi/webhook.ts';
import { eachOf, request, type Scenario, textAt } from '../../../../suite/suite.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { leadingNowhere } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';

export const foreignThreatModel: readonly Scenario[] = [
  scenario({
    suite: 'webhooks',
    title: 'Nobody hears of a threat model that they may not read',
    cell: 'POST /webhooks 403',
    requirements: ['S0-403-authenticated', 'S0-403-code-forbidden'],
    run: async (story) => {
      const { threat_model_id } = await ownThreatModel(story, 'owner');
      const json = { ...webhook(190, `Eavesdropper ${story.unique()}`), threat_model_id };
      await story.send(request(story, 'createWebhook', { json }), {
        as: 'stranger',
        expect: 403,
        // S0, Notes of 404: the existence of the threat model may be hidden.
        or: [404],
        ruled: true,
        example: 'foreign_threat_model',
        why: 'Subscribe to the events of a threat model of somebody else',
      });
    },
  }),
  scenario({
    suite: 'webhooks',
    title: 'The list of webhooks can be narrowed to one threat model',
    cell: 'GET /webhooks 200',
    requirements: ['S0-200-list-webhooks'],
    needs: ['business-rules'],
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const { threat_model_id = '' } = await ownThreatModel(story, owner);
      const ids: string[] = [];
      for (const narrow of [{ threat_model_id }, {}]) {
        const json = { ...webhook(191, `Narrow ${story.unique()}`), ...narrow, ...leadingNowhere(story) };
        const created = await story.send(request(story, 'createWebhook', { json }), {
          as: owner,
          expect: 201,
          step: 'set-up',
          why: 'Create a webhook for one threat model and another for all',
        });
        ids.push(textAt(created, '/id'));
      }
      const list = await story.send(request(story, 'listWebhooks', { query: { threat_model_id } }), {
        as: owner,
        expect: 200,
        why: 'List the webhooks for the threat model',
      });
      story.claim(list, {
        sentence: 'The list has the webhook for the threat model, and no other',
        holds: eachOf(list, 'id').join() === ids[0],
        requirement: 'S0-200-list-webhooks',
      });
    },
  }),
];
