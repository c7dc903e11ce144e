import { addon } from '../../../../fixtures/tmi/addon.ts';
import {
  type Account,
  type Answer,
  contains,
  isObject,
  type PathValues,
  type React,
  request,
  type Scenario,
  type Story,
  textAt,
  valueAt,
} from '../../../../suite/suite.ts';
import { signatureOf } from '../../../steps/webhook-signature.ts';
import {
  activeHook,
  bodyOf,
  deliveriesTo,
  type Hook,
  pause,
  pollMsOf,
  untilDelivered,
} from '../../steps/receiving.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const needs = ['receive-webhooks'] as const;
const polled = {
  suite: 'addons',
  cell: 'GET /invocations/{invocation_id} 200',
  requirements: ['S0-202-polling'],
  needs,
} as const;

/** An add-on that is there: what it is sent, and what it says. */
export const deliveredInvocations: readonly Scenario[] = [
  scenario({
    suite: 'addons',
    title:
      'An invocation is delivered to its add-on once, signed, with everything that the add-on has to know',
    cell: 'POST /addons/{addon_id}/invoke 202',
    requirements: ['S0-202-invoke-addon', 'S0-202-tracking-id'],
    needs,
    run: async (story) => {
      const { hook, path } = await offerHeard(story);
      const caller = await story.account('caller', 'owner', 'shared');
      const { invoked, threat_model_id, payload } = await invoke(story, path, caller, 'aim');
      const invocation_id = textAt(invoked, '/invocation_id');
      await untilDelivered(hook, 1);
      await untilStatus(story, hook, { as: caller, invoked: invoked }, 'in_progress');
      const [delivery, ...others] = deliveriesTo(hook);
      const body = delivery && bodyOf(delivery);
      claim(story, invoked, 'The add-on is called once', delivery !== undefined && others.length === 0);
      claim(
        story,
        invoked,
        'The body names the invocation, the add-on and the threat model, and has the payload',
        contains(body, {
          event_type: 'addon.invoked',
          invocation_id,
          addon_id: path.addon_id,
          threat_model_id,
          object_type: 'threat_model',
          payload,
        }),
      );
      claim(
        story,
        invoked,
        'The headers name the event, the invocation and the add-on',
        contains(delivery?.headers, {
          'x-webhook-event': 'addon.invoked',
          'x-invocation-id': invocation_id,
          'x-addon-id': path.addon_id,
        }),
      );
      claim(
        story,
        invoked,
        'X-Webhook-Signature is the HMAC-SHA256 of the bytes of the body, with the secret of the webhook',
        delivery?.headers['x-webhook-signature'] === signatureOf(hook.secret, delivery?.body ?? ''),
      );
      claim(
        story,
        invoked,
        'callback_url leads to the status of the invocation',
        isObject(body) && String(body.callback_url).endsWith(`/invocations/${invocation_id}/status`),
      );
    },
  }),
  scenario({
    ...polled,
    title: 'An add-on that takes an invocation is at work, until it says with its signature that it is done',
    run: async (story) => {
      const { hook, path } = await offerHeard(story);
      const caller = await story.account('caller', 'owner', 'shared');
      const { invoked } = await invoke(story, path, caller, 'set-up');
      await untilStatus(story, hook, { as: caller, invoked: invoked }, 'in_progress');
      const done = { status: 'completed', status_percent: 100, status_message: 'Nothing found' };
      for (const [signature, why] of [
        [undefined, 'Report without a signature'],
        ['sha256=', 'Report with half a signature'],
        [signatureOf('a secret of somebody else', JSON.stringify(done)), 'Report with another secret'],
        [
          signatureOf(hook.secret, JSON.stringify({ ...done, status: 'failed' })),
          'Report with the signature of another body',
        ],
      ] as const)
        await report(story, invoked, done, { signature, expect: 401, why });
      const unmoved = await readInvocation(story, caller, invoked);
      claim(
        story,
        unmoved,
        'Whoever cannot sign changes nothing',
        contains(unmoved.json, { status: 'in_progress' }),
      );
      const signature = signatureOf(hook.secret, JSON.stringify(done));
      await report(story, invoked, done, { signature, expect: 200, why: 'Report as the add-on' });
      const read = await readInvocation(story, caller, invoked);
      claim(story, read, 'The invocation is as the add-on says', contains(read.json, done));
    },
  }),
  scenario({
    ...polled,
    title: 'An invocation that its add-on does not take has failed, and says why',
    run: async (story) => {
      const { hook, path } = await offerHeard(story, () => ({ status: 503, body: 'out of order' }));
      const caller = await story.account('caller', 'owner', 'shared');
      const { invoked } = await invoke(story, path, caller, 'set-up');
      const read = await untilStatus(story, hook, { as: caller, invoked: invoked }, 'failed');
      claim(
        story,
        read,
        'The message of the invocation names the status that the add-on answered',
        String(valueAt(read, '/status_message')).includes('503'),
      );
      claim(story, read, 'The add-on is called once', deliveriesTo(hook).length === 1);
      await story.send(request(story, 'deleteAddon', { path }), {
        as: 'admin',
        expect: 204,
        step: 'follow-up',
        why: 'Delete the add-on, which nobody waits for any more',
      });
    },
  }),
  scenario({
    suite: 'addons',
    title: 'Whoever waits for an invocation begins no other, and the add-on stays until it is done',
    cell: 'POST /addons/{addon_id}/invoke 429',
    requirements: [
      'S0-429-requests',
      'S0-429-retry-after',
      'S0-429-code-rate-limit-exceeded',
      'S0-409-sample-active-invocations',
    ],
    needs: ['reach-limits'],
    run: async (story) => {
      const { hook, path } = await offerHeard(story);
      const caller = await story.account('caller', 'owner', 'shared');
      const { invoked } = await invoke(story, path, caller, 'set-up');
      await untilStatus(story, hook, { as: caller, invoked: invoked }, 'in_progress');
      const json = await ownThreatModel(story, caller);
      await story.send(request(story, 'invokeAddon', { path, json }), {
        as: caller,
        expect: 429,
        why: 'Invoke the add-on again, while it is at work',
      });
      await story.send(request(story, 'deleteAddon', { path }), {
        as: 'admin',
        expect: 409,
        example: 'active_invocations',
        step: 'follow-up',
        why: 'Delete the add-on while it is at work',
      });
      const other = await invoke(story, path, await story.account('other', 'owner', 'shared'), 'follow-up');
      const done = { status: 'completed' };
      const signature = signatureOf(hook.secret, JSON.stringify(done));
      for (const each of [invoked, other.invoked])
        await report(story, each, done, { signature, expect: 200, why: 'Report that it is done' });
      const next = await story.send(request(story, 'invokeAddon', { path, json }), {
        as: caller,
        expect: 202,
        step: 'follow-up',
        why: 'Invoke the add-on again, now that it is done',
      });
      await untilStatus(story, hook, { as: caller, invoked: next }, 'in_progress');
      await report(story, next, done, { signature, expect: 200, why: 'Report that it is done' });
    },
  }),
];

function claim(story: Story, answer: Answer, sentence: string, holds: boolean): void {
  story.claim(answer, { sentence, holds, requirement: 'S0-202-invoke-addon' });
}

/** An add-on whose webhook leads to the harness. */
async function offerHeard(
  story: Story,
  react?: React,
): Promise<{ readonly hook: Hook; readonly path: { readonly addon_id: string } }> {
  const owner = await story.account('hooks', 'stranger');
  const hook = await activeHook(story, owner, react && { react });
  const json = addon(121, `Heard add-on ${story.unique()}`, hook.path.webhook_id);
  const created = await story.send(request(story, 'createAddon', { json }), {
    as: 'admin',
    expect: 201,
    step: 'set-up',
    why: 'Offer an add-on as an administrator',
  });
  return { hook, path: { addon_id: textAt(created, '/id') } };
}

async function invoke(story: Story, path: PathValues, caller: Account, step: 'aim' | 'set-up' | 'follow-up') {
  const { threat_model_id } = await ownThreatModel(story, caller);
  const payload = { depth: 'full', note: 'Prüfung – 検査' };
  const json = { threat_model_id, object_type: 'threat_model', payload };
  const invoked = await story.send(request(story, 'invokeAddon', { path, json }), {
    as: caller,
    expect: 202,
    step,
    why: 'Invoke the add-on for a threat model',
  });
  return { invoked, threat_model_id, payload };
}

function readInvocation(story: Story, as: Account, invoked: Answer): Promise<Answer> {
  const path = { invocation_id: textAt(invoked, '/invocation_id') };
  return story.send(request(story, 'getInvocation', { path }), {
    as,
    expect: 200,
    why: 'Look the invocation up as its caller',
  });
}

/** Looks an invocation up until it has this status, or for as long as a story waits; claims that it has. */
async function untilStatus(
  story: Story,
  hook: Hook,
  { as, invoked }: { readonly as: Account; readonly invoked: Answer },
  status: string,
): Promise<Answer> {
  const end = Date.now() + hook.inbox.patience;
  for (;;) {
    const read = await readInvocation(story, as, invoked);
    const isThere = valueAt(read, '/status') === status;
    if (isThere || Date.now() > end) {
      claim(story, read, `The invocation is ${status}`, isThere);
      return read;
    }
    await pause(pollMsOf(hook));
  }
}

/** What an add-on would say, with a signature that may be right. */
async function report(
  story: Story,
  invoked: Answer,
  json: object,
  {
    signature,
    expect,
    why,
  }: { readonly signature: string | undefined; readonly expect: number; readonly why: string },
): Promise<void> {
  const path = { invocation_id: textAt(invoked, '/invocation_id') };
  const headers = signature === undefined ? {} : { 'x-webhook-signature': signature };
  await story.send(request(story, 'updateInvocationStatus', { path, json, headers }), {
    as: 'anonymous',
    expect,
    step: 'follow-up',
    why,
  });
}
