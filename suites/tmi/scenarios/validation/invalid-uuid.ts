import { request, type Scenario } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

interface MalformedId {
  readonly operation: string;
  readonly parameter: string;
  readonly cell: string;
  readonly as: 'owner' | 'admin';
}

/** S0, "Invalid UUID Format", is the first; the others are the same mistake elsewhere. */
const malformedIds: readonly MalformedId[] = [
  {
    operation: 'deleteThreatModel',
    parameter: 'threat_model_id',
    cell: 'DELETE /threat_models/{threat_model_id} 400',
    as: 'owner',
  },
  {
    operation: 'getThreatModel',
    parameter: 'threat_model_id',
    cell: 'GET /threat_models/{threat_model_id} 400',
    as: 'owner',
  },
  {
    operation: 'getWebhook',
    parameter: 'webhook_id',
    cell: 'GET /webhooks/{webhook_id} 400',
    as: 'owner',
  },
  { operation: 'deleteAddon', parameter: 'addon_id', cell: 'DELETE /addons/{addon_id} 400', as: 'admin' },
  {
    operation: 'getInvocation',
    parameter: 'invocation_id',
    cell: 'GET /invocations/{invocation_id} 400',
    as: 'owner',
  },
];

export const invalidUuid: readonly Scenario[] = malformedIds.map(({ operation, parameter, cell, as }) =>
  scenario({
    suite: 'validation',
    title: `${cell.split(' ')[0]} with a ${parameter} that is no UUID is refused`,
    cell,
    requirements: ['S0-400-sample-invalid-uuid', 'S0-400-malformed-id', 'S0-400-code-invalid-id'],
    run: async (story) => {
      await story.send(request(story, operation, { path: { [parameter]: 'not-a-uuid' } }), {
        as,
        expect: 400,
        cause: 'malformed-path-parameter',
        subject: parameter,
        example: `invalid_${parameter}`,
        why: 'Name something by "not-a-uuid"',
      });
    },
  }),
);
