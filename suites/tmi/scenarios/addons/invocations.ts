import { createHmac } from 'node:crypto';
import {
  type Account,
  type Answer,
  type PathValues,
  request,
  type Scenario,
  type Story,
  textAt,
  valueAt,
} from '../../../../suite/suite.ts';
import { offerAddon } from '../../steps/addons.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

export const invocations: readonly Scenario[] = [
  scenario({
    suite: 'addons',
    title: 'An invocation is accepted, with an id to look it up by',
    cell: 'POST /addons/{addon_id}/invoke 202',
    requirements: ['S0-202-invoke-addon', 'S0-202-tracking-id', 'S0-202-not-completed'],
    run: async (story) => {
      const { path } = await offerAddon(story, 'set-up');
      // One invocation at a time is allowed: other stories must not be in the way of this one.
      const caller = await story.account('caller', 'owner', 'shared');
      const { answer } = await invoke(story, path, caller, 'aim');
      const ids = ['/delivery_id', '/invocation_id'].map((pointer) => valueAt(answer, pointer));
      story.claim(answer, {
        sentence: 'The response has delivery_id and invocation_id',
        holds: !ids.includes(undefined),
        requirement: 'S0-202-tracking-id',
      });
      story.claim(answer, {
        sentence: 'The identifiers in the response are the same',
        holds: new Set(ids.filter((each) => each !== undefined)).size === 1,
        requirement: 'S0-202-tracking-id',
      });
    },
  }),
  scenario({
    suite: 'addons',
    title: 'An invocation that is not valid is refused at once',
    cell: 'POST /addons/{addon_id}/invoke 400',
    requirements: ['S0-202-valid'],
    run: async (story) => {
      const { path } = await offerAddon(story, 'set-up');
      const json = { object_type: 'diagram' };
      await story.send(request(story, 'invokeAddon', { path, json }), {
        as: 'owner',
        expect: 400,
        cause: 'missing-member',
        subject: 'threat_model_id',
        why: 'Invoke the add-on without saying for which threat model',
      });
    },
  }),
  /** S0, "Add-on with Active Invocations". */
  scenario({
    suite: 'addons',
    title: 'An add-on cannot be deleted while it is invoked',
    cell: 'DELETE /addons/{addon_id} 409',
    requirements: [
      'S0-409-sample-active-invocations',
      'S0-409-code-conflict',
      'S0-409-invocations-completed',
    ],
    run: async (story) => {
      const { path, secret } = await offerAddon(story, 'set-up');
      const caller = await story.account('caller', 'owner', 'shared');
      const { answer } = await invoke(story, path, caller, 'set-up');
      await story.send(request(story, 'deleteAddon', { path }), {
        as: 'admin',
        expect: 409,
        ruled: true,
        example: 'active_invocations',
        why: 'Delete the add-on during the invocation',
      });
      await report(story, answer, secret, 'completed', 'set-up');
      await story.send(request(story, 'deleteAddon', { path }), {
        as: 'admin',
        expect: 204,
        step: 'follow-up',
        why: 'Delete the add-on after the invocation',
      });
    },
  }),
  scenario({
    suite: 'addons',
    title: 'An invocation can be watched until its add-on says that it is completed',
    cell: 'GET /invocations/{invocation_id} 200',
    requirements: ['S0-202-polling'],
    needs: ['business-rules'],
    run: async (story) => {
      const { path, secret } = await offerAddon(story, 'set-up');
      const caller = await story.account('caller', 'owner', 'shared');
      const { answer } = await invoke(story, path, caller, 'set-up');
      const invocation = { invocation_id: textAt(answer, '/invocation_id') };
      await report(story, answer, 'a-secret-of-somebody-else', 'completed', 'aim', 401);
      for (const status of ['in_progress', 'completed']) {
        await report(story, answer, secret, status, 'aim');
        const seen = await story.send(request(story, 'getInvocation', { path: invocation }), {
          as: caller,
          expect: 200,
          step: 'follow-up',
          why: 'Look the invocation up as its caller',
        });
        story.claim(seen, {
          sentence: `The invocation is ${status}`,
          holds: valueAt(seen, '/status') === status,
          requirement: 'S0-202-polling',
        });
      }
      await report(story, answer, secret, 'failed', 'follow-up', 409);
      await story.send(request(story, 'getInvocation', { path: invocation }), {
        as: 'stranger',
        expect: 403,
        cause: 'foreign-resource',
        step: 'follow-up',
        why: 'Look up the invocation of somebody else',
      });
    },
  }),
];

async function invoke(
  story: Story,
  path: PathValues,
  caller: Account,
  step: 'aim' | 'set-up',
): Promise<{ readonly answer: Answer }> {
  const { threat_model_id } = await ownThreatModel(story, caller);
  const json = { threat_model_id, object_type: 'threat_model', payload: { depth: 'full' } };
  const answer = await story.send(request(story, 'invokeAddon', { path, json }), {
    as: caller,
    expect: 202,
    step,
    why: 'Invoke the add-on for a threat model',
  });
  return { answer };
}

/** What the add-on would say, signed as it would sign. */
function report(
  story: Story,
  invoked: Answer,
  secret: string,
  status: string,
  step: 'aim' | 'set-up' | 'follow-up',
  expect = 200,
) {
  const json = { status, status_percent: status === 'completed' ? 100 : 50 };
  const hmac = createHmac('sha256', secret).update(JSON.stringify(json)).digest('hex');
  const path = { invocation_id: textAt(invoked, '/invocation_id') };
  const headers = { 'x-webhook-signature': `sha256=${hmac}` };
  return story.send(request(story, 'updateInvocationStatus', { path, json, headers }), {
    as: 'anonymous',
    expect,
    // A mock takes no signatures.
    ruled: true,
    step,
    why: `Report as the add-on that the invocation is ${status}`,
  });
}
