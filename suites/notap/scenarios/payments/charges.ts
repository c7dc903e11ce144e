import { randomUUID } from 'node:crypto';
import { type Draft, request, type Scenario, type Story, textAt } from '../../../../suite/suite.ts';
import { enrolled, verified } from '../../steps/enrollments.ts';
import { withWallet } from '../../steps/wallets.ts';
import { scenario } from '../scenario.ts';

/** A charge, and the request that pays it. */
async function charged(story: Story): Promise<(uuid: string, session: string) => Draft> {
  const json = { merchantId: 'merchant-42', amountUsd: 5 };
  const answer = await story.send(request(story, 'createCharge', { json }), {
    ...{ as: 'owner', expect: 201, step: 'set-up', why: 'Create a charge' },
  });
  const id = textAt(answer, '/chargeId');
  return (uuid, session) => {
    const proof = { uuid, chain: 'solana', verifiedFactors: ['PIN'], verificationSessionId: session };
    return request(story, 'payCharge', { path: { id }, json: proof });
  };
}

const unverified = scenario({
  suite: 'payments',
  title: 'A charge is not paid without a verification of the user who pays',
  cell: 'POST /v1/crypto/charge/{id}/pay 422',
  requirements: ['S-422'],
  run: async (story) => {
    const { uuid } = await enrolled(story);
    await withWallet(story, uuid);
    const pay = await charged(story);
    await story.send(pay(uuid, randomUUID()), {
      ...{ as: 'owner', expect: 422, example: 'not_verified', why: 'Pay with a session that is none' },
    });
  },
});

const twice = scenario({
  suite: 'payments',
  title: 'A charge is paid once, and a verification is good for one payment',
  cell: 'POST /v1/crypto/charge/{id}/pay 409',
  requirements: ['S-409', 'S-422'],
  run: async (story) => {
    const user = await enrolled(story);
    await withWallet(story, user.uuid);
    const session = await verified(story, user);
    const pay = await charged(story);
    await story.send(pay(user.uuid, session), {
      ...{ as: 'owner', expect: 200, step: 'control', why: 'Pay the charge' },
    });
    await story.send(pay(user.uuid, session), {
      ...{ as: 'owner', expect: 409, cause: 'already-exists', subject: 'id', why: 'Pay it again' },
    });
    const payAnother = await charged(story);
    await story.send(payAnother(user.uuid, session), {
      ...{ as: 'owner', expect: 422, example: 'not_verified' },
      why: 'Pay another charge with the same verification',
    });
  },
});

const tooMuch = scenario({
  suite: 'payments',
  title: 'A wallet pays no more than its limit',
  cell: 'POST /v1/crypto/payment/execute 422',
  requirements: ['S-422'],
  run: async (story) => {
    const { uuid } = await enrolled(story);
    await withWallet(story, uuid);
    const json = { uuid, merchantId: 'merchant-42', amountUsd: 100.01 };
    await story.send(request(story, 'executePayment', { json }), {
      ...{ as: 'owner', expect: 422, example: 'spending_limit', why: 'Pay more than the wallet allows' },
    });
  },
});

export const charges: readonly Scenario[] = [unverified, twice, tooMuch];
