import { addon } from '../../../../fixtures/tmi/addon.ts';
import { webhook } from '../../../../fixtures/tmi/webhook.ts';
import { request, type Scenario } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const nil = '00000000-0000-0000-0000-000000000000';

/** S0, "Resource Does Not Exist", "Sub-Resource Not Found" and "Webhook Subscription Not Found". */
export const unknownResource: readonly Scenario[] = [
  scenario({
    suite: 'validation',
    title: 'A threat model that is not there is not found',
    cell: 'GET /threat_models/{threat_model_id} 404',
    requirements: ['S0-404-sample-threat-model', 'S0-404-code-not-found', 'S0-practices-any-uuid'],
    run: async (story) => {
      await story.send(request(story, 'getThreatModel', { path: { threat_model_id: nil } }), {
        as: 'owner',
        expect: 404,
        cause: 'unknown-resource',
        subject: 'threat_model_id',
        example: 'threat_model_not_found',
        why: 'Read a threat model by the nil UUID',
      });
    },
  }),
  scenario({
    suite: 'validation',
    title: 'A diagram whose id cannot exist is not found',
    cell: 'GET /threat_models/{threat_model_id}/diagrams/{diagram_id} 404',
    requirements: ['S0-404-sample-diagram'],
    run: async (story) => {
      const path = { ...(await sharedThreatModel(story)), diagram_id: 'invalid-diagram-id' };
      await story.send(request(story, 'getDiagram', { path }), {
        as: 'owner',
        expect: 404,
        cause: 'unknown-resource',
        subject: 'diagram_id',
        example: 'diagram_not_found',
        why: 'Read a diagram by "invalid-diagram-id"',
      });
    },
  }),
  scenario({
    suite: 'validation',
    title: 'A webhook that is not there cannot be deleted',
    cell: 'DELETE /webhooks/{webhook_id} 404',
    requirements: ['S0-404-sample-webhook'],
    run: async (story) => {
      await story.send(request(story, 'deleteWebhook', { path: { webhook_id: nil } }), {
        as: 'owner',
        expect: 404,
        cause: 'unknown-resource',
        subject: 'webhook_id',
        example: 'webhook_not_found',
        why: 'Delete a webhook by the nil UUID',
      });
    },
  }),
  scenario({
    suite: 'validation',
    title: 'A webhook for a threat model that is not there is refused',
    cell: 'POST /webhooks 404',
    requirements: ['S0-404-unknown-resource'],
    run: async (story) => {
      const json = { ...webhook(12, `Refused ${story.unique()}`), threat_model_id: nil };
      await story.send(request(story, 'createWebhook', { json }), {
        as: 'owner',
        expect: 404,
        ruled: true,
        example: 'threat_model_not_found',
        why: 'Subscribe to the events of a threat model that is not there',
      });
    },
  }),
  scenario({
    suite: 'validation',
    title: 'An add-on for a webhook that is not there is refused',
    cell: 'POST /addons 404',
    requirements: ['S0-404-unknown-resource'],
    run: async (story) => {
      await story.send(request(story, 'createAddon', { json: addon(14, `Deaf ${story.unique()}`, nil) }), {
        as: 'admin',
        expect: 404,
        ruled: true,
        example: 'webhook_not_found',
        why: 'Offer an add-on with the nil UUID for a webhook',
      });
    },
  }),
];
