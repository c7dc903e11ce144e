import { request, textAt, valueAt } from '../../../../suite/suite.ts';
import { subscribe } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';

export const secretsStaySecret = scenario({
  suite: 'webhooks',
  title: 'Nothing but its creation shows the secret of a webhook',
  cell: 'GET /webhooks/{webhook_id} 200',
  requirements: ['S0-200-get', 'S0-201-representation'],
  run: async (story) => {
    const { owner, created, path } = await subscribe(story, 'shared');
    const secrets = [textAt(created, '/secret'), textAt(created, '/challenge')];
    const read = await story.send(request(story, 'getWebhook', { path }), {
      as: owner,
      expect: 200,
      why: 'Read the webhook as its owner',
    });
    const list = await story.send(request(story, 'listWebhooks'), {
      as: owner,
      expect: 200,
      step: 'follow-up',
      why: 'List the webhooks as their owner',
    });
    for (const answer of [read, list])
      story.claim(answer, {
        sentence: 'Neither secret nor challenge is shown after the creation',
        holds: secrets.every((secret) => !answer.response.body.includes(secret)),
        requirement: 'S0-201-representation',
      });
    story.claim(read, {
      sentence: 'The webhook has no member for the secret',
      holds: valueAt(read, '/secret') === undefined && valueAt(read, '/challenge') === undefined,
      requirement: 'S0-201-representation',
    });
  },
});
