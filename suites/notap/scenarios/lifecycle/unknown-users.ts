import { randomUUID } from 'node:crypto';
import { request, type Scenario } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** Operations whose body names a user. */
const bodies: readonly {
  readonly operation: string;
  readonly key: string;
  /** The member that names the user; `uuid` without it. */
  readonly subject?: string;
  readonly json: (uuid: string, unique: string) => object;
}[] = [
  {
    operation: 'initiateVerification',
    key: 'POST /v1/verification/initiate',
    subject: 'user_uuid',
    json: (uuid) => ({ user_uuid: uuid }),
  },
  {
    operation: 'setAlias',
    key: 'POST /v1/enrollment/alias',
    json: (uuid, unique) => ({ uuid, alias: `${unique}-0042` }),
  },
  {
    operation: 'createPspSession',
    key: 'POST /v1/psp/session/create',
    json: (uuid) => ({ uuid, amount: 5, currency: 'USD', merchant_id: 'merchant-42' }),
  },
  {
    operation: 'setSpendingLimits',
    key: 'PUT /v1/crypto/relayer/limits',
    json: (uuid) => ({ uuid, spendingLimitDaily: 5, spendingLimitPerTx: 5 }),
  },
  {
    operation: 'executePayment',
    key: 'POST /v1/crypto/payment/execute',
    json: (uuid) => ({ uuid, merchantId: 'merchant-42', amountUsd: 5 }),
  },
];

/** S, "404": unknown UUID. */
export const unknownUsers: readonly Scenario[] = bodies.map(({ operation, key, subject = 'uuid', json }) =>
  scenario({
    suite: 'lifecycle',
    title: `${key} does not find a user who is not there`,
    cell: `${key} 404`,
    requirements: ['S-404'],
    run: async (story) => {
      const letters =
        story
          .unique()
          .replaceAll(/[^a-z]/g, '')
          .slice(0, 16) || 'nobody';
      await story.send(request(story, operation, { json: json(randomUUID(), `x${letters}`) }), {
        ...{ as: 'owner', expect: 404, cause: 'unknown-resource', subject },
        why: 'Name a user who is not there',
      });
    },
  }),
);
