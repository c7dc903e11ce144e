import {
  at,
  contains,
  type Delivery,
  type React,
  request,
  type Scenario,
  valueAt,
} from '../../../../suite/suite.ts';
import { bodyOf, type Hook, hookTo, isSigned, untilSettled } from '../../steps/receiving.ts';
import { scenario } from '../scenario.ts';

/** The other documentation, "Webhooks": the headers of a delivery. */
const signed = scenario({
  suite: 'webhooks',
  title: 'A test of a webhook arrives, signed with the secret that was shown when the webhook was created',
  cell: 'POST /v1/developer/webhooks/{id}/test 200',
  requirements: ['S-200'],
  needs: ['business-rules', 'receive-webhooks'],
  run: async (story) => {
    const hook = await hookTo(story, () => ({ status: 204 }));
    const tested = await story.send(request(story, 'testWebhook', { path: { id: hook.id } }), {
      ...{ as: hook.owner, expect: 200, why: 'Test the webhook' },
    });
    const [delivery, ...others] = hook.inbox.all();
    story.claim(tested, {
      sentence: 'One delivery has arrived when the response comes',
      holds: delivery !== undefined && others.length === 0,
    });
    story.claim(tested, {
      sentence: 'The response says that it is delivered, and what the receiver returned',
      holds: contains(valueAt(tested, '/delivery'), { status: 'delivered', statusCode: 204 }),
      requirement: 'S-200',
    });
    story.claim(hook.created, {
      sentence: 'X-Webhook-Signature is the HMAC-SHA256 of the bytes of the body, with the secret of the 201',
      holds: delivery !== undefined && isSigned(delivery, hook),
    });
  },
});

interface Course {
  readonly title: string;
  readonly react: React;
  readonly status: 'delivered' | 'failed';
}

const courses: readonly Course[] = [
  {
    title: 'A delivery that fails once is sent again, as the same delivery',
    react: (_, before) => ({ status: before.length === 0 ? 503 : 204 }),
    status: 'delivered',
  },
  {
    title: 'A delivery that fails every time is given up after as many attempts as the webhook allows',
    react: () => ({ status: 500 }),
    status: 'failed',
  },
];

const attempts = 2;

/** The other documentation, "Webhooks": retryConfig. */
const retried = courses.map(({ title, react, status }) =>
  scenario({
    suite: 'webhooks',
    title,
    cell: 'GET /v1/developer/webhooks/{id}/deliveries 200',
    requirements: ['S-200'],
    needs: ['business-rules', 'receive-webhooks', 'retry-soon'],
    run: async (story) => {
      const retryConfig = { maxAttempts: attempts, backoffMultiplier: 1 };
      const hook = await hookTo(story, react, { retryConfig });
      const draft = await story.draft(story.operation('storeEnrollment'));
      const stored = await story.send(draft, {
        ...{ as: hook.owner, expect: 201, step: 'set-up', why: 'Enroll a user, which the webhook is for' },
      });
      await hook.inbox.until((all) => all.length >= attempts, hook.inbox.patience);
      const read = await untilSettled(story, hook);
      const [first, ...others] = hook.inbox.all();
      story.claim(stored, {
        sentence: `It is sent ${attempts} times, with the same body and a right signature`,
        holds: first !== undefined && others.length === attempts - 1 && others.every(isAgain(first, hook)),
      });
      story.claim(stored, {
        sentence: 'It says that a user is enrolled',
        holds: first !== undefined && at(bodyOf(first), '/event') === 'enrollment.created',
      });
      story.claim(read, {
        sentence: `The log says that it is ${status}, after ${attempts} attempts`,
        holds: contains(valueAt(read, '/logs/0'), { event: 'enrollment.created', status, attempts }),
        requirement: 'S-200',
      });
    },
  }),
);

function isAgain(first: Delivery, hook: Hook): (delivery: Delivery) => boolean {
  return (delivery) =>
    delivery.body.equals(first.body) && [first, delivery].every((each) => isSigned(each, hook));
}

export const deliveries: readonly Scenario[] = [signed, ...retried];
