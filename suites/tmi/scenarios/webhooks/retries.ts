import {
  type Answer,
  contains,
  type Delivery,
  type React,
  type Scenario,
  type Story,
  valueAt,
} from '../../../../suite/suite.ts';
import { signatureOf } from '../../../steps/webhook-signature.ts';
import { isNotBefore } from '../../steps/moments.ts';
import {
  activeHook,
  deliveriesTo,
  type Hook,
  readHook,
  untilDelivered,
  untilSettled,
  untilStatus,
} from '../../steps/receiving.ts';
import { askForTest, readDelivery } from '../../steps/test-deliveries.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const cell = 'GET /webhooks/deliveries/{delivery_id} 200';
const requirements = ['S0-202-polling'];
const needs = ['retry-soon'] as const;

/** Longer than a machine under load takes between two things that it does at once. */
const notAtOnceMs = 150;

/** Fails until a delivery comes for the n-th time. */
const failingUntil =
  (n: number): React =>
  (_, before) =>
    before.length + 1 < n ? { status: 503, body: 'not now' } : { status: 204 };
const failing: React = () => ({ status: 500, body: 'never' });

export const retries: readonly Scenario[] = [
  scenario({
    suite: 'webhooks',
    title: 'A delivery that fails is tried again later, and is the same delivery',
    cell,
    requirements,
    needs,
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const hook = await activeHook(story, owner, { react: failingUntil(2) });
      const { asked, id } = await askForTest(story, hook);
      await untilDelivered(hook, 1);
      const between = await readDelivery(story, hook, id);
      const came = await untilDelivered(hook, 2);
      await untilSettled(story, hook);
      const after = await readDelivery(story, hook, id);
      const [first, second, ...others] = deliveriesTo(hook);
      claim(story, asked, 'It is tried twice', came && others.length === 0);
      claim(
        story,
        asked,
        'Both attempts have the identifier of the 202, the same body, and a right signature',
        [first, second].every(
          (each) => isOf(each, id, hook) && each?.body.equals(first?.body ?? Buffer.of()),
        ),
      );
      claim(
        story,
        asked,
        'The second attempt is not made at once',
        (second?.at ?? 0) - (first?.at ?? 0) >= notAtOnceMs,
      );
      claim(
        story,
        between,
        'Between the attempts, it is pending with one attempt, or the moment of the next has come',
        contains(between.json, { id, status: 'pending' }) && isBetween(valueAt(between, '/attempts'), 1, 2),
      );
      claim(
        story,
        after,
        'After the second attempt, it is delivered with two attempts',
        contains(after.json, { id, status: 'delivered', attempts: 2 }),
      );
      claim(
        story,
        after,
        'delivered_at is not before created_at',
        isNotBefore(valueAt(after, '/delivered_at'), valueAt(after, '/created_at')),
      );
    },
  }),
  scenario({
    suite: 'webhooks',
    title: 'A delivery that fails every time is given up, and says why',
    cell,
    requirements,
    needs,
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const hook = await activeHook(story, owner, { react: failing });
      const { id } = await askForTest(story, hook);
      await untilDelivered(hook, 1);
      await untilSettled(story, hook);
      const read = await readDelivery(story, hook, id);
      const attempts = deliveriesTo(hook).length;
      claim(
        story,
        read,
        'It has failed, with as many attempts as arrived, and more than one',
        contains(read.json, { id, status: 'failed', attempts }) && attempts > 1,
      );
      claim(
        story,
        read,
        'last_error names the status that the receiver answered',
        String(valueAt(read, '/last_error')).includes('500'),
      );
      claim(story, read, 'It was never delivered', valueAt(read, '/delivered_at') === null);
    },
  }),
  scenario({
    suite: 'webhooks',
    title: 'A webhook whose deliveries keep failing is disabled, and hears of nothing more',
    cell: 'GET /webhooks/{webhook_id} 200',
    requirements: ['S0-200-get'],
    needs,
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const hook = await activeHook(story, owner, { react: failing });
      await askForTest(story, hook);
      await untilDelivered(hook, 1);
      await untilSettled(story, hook);
      const once = await readHook(story, hook);
      claim(
        story,
        once,
        'After one failed delivery, the webhook is active, and the failure is counted',
        contains(once.json, { status: 'active', publication_failures: 1 }),
      );
      for (let count = 0; count < 3; count++) await askForTest(story, hook);
      const disabled = await untilStatus(
        story,
        hook,
        (status) => status !== 'active',
        'A webhook whose deliveries keep failing is disabled',
      );
      await untilSettled(story, hook);
      const before = deliveriesTo(hook).length;
      await ownThreatModel(story, owner);
      await untilSettled(story, hook);
      claim(
        story,
        disabled,
        'Nothing is delivered to the disabled webhook',
        deliveriesTo(hook).length === before,
      );
    },
  }),
  scenario({
    suite: 'webhooks',
    title: 'A success makes earlier failures forgotten',
    cell: 'GET /webhooks/{webhook_id} 200',
    requirements: ['S0-200-get'],
    needs,
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      let isBroken = true;
      const hook = await activeHook(story, owner, { react: () => ({ status: isBroken ? 500 : 204 }) });
      await askForTest(story, hook);
      await untilDelivered(hook, 1);
      await untilSettled(story, hook);
      isBroken = false;
      await askForTest(story, hook);
      await untilSettled(story, hook);
      const read = await readHook(story, hook);
      claim(
        story,
        read,
        'The webhook is active, has no failures, and says when it was last used',
        contains(read.json, { status: 'active', publication_failures: 0 }) &&
          isNotBefore(valueAt(read, '/last_successful_use'), valueAt(read, '/created_at')),
      );
    },
  }),
];

function claim(story: Story, answer: Answer, sentence: string, holds: boolean): void {
  story.claim(answer, { sentence, holds, requirement: 'S0-202-polling' });
}

function isOf(delivery: Delivery | undefined, id: string, { secret }: Hook): boolean {
  return (
    delivery !== undefined &&
    delivery.headers['x-webhook-delivery-id'] === id &&
    delivery.headers['x-webhook-signature'] === signatureOf(secret, delivery.body)
  );
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}
