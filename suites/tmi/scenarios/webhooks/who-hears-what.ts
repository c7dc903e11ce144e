import { type Account, request, type Scenario, type Story } from '../../../../suite/suite.ts';
import { activeHook, deliveriesTo, type Hook, untilSettled } from '../../steps/receiving.ts';
import { entryFor, ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const cell = 'POST /webhooks 201';
const requirements = ['S0-scenarios-create-webhook'];
const needs = ['receive-webhooks'] as const;

export const whoHearsWhat: readonly Scenario[] = [
  scenario({
    suite: 'webhooks',
    title: 'A webhook hears of the events that it names, and of no others',
    cell,
    requirements,
    needs,
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const hook = await activeHook(story, owner, { events: ['threat_model.deleted'] });
      const path = await ownThreatModel(story, owner);
      await remove(story, owner, path);
      await claimHeard(story, hook, ['threat_model.deleted']);
    },
  }),
  scenario({
    suite: 'webhooks',
    title: 'A webhook for one threat model hears of no other',
    cell,
    requirements,
    needs,
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const { threat_model_id = '' } = await ownThreatModel(story, owner);
      const hook = await activeHook(story, owner, { threat_model_id });
      await ownThreatModel(story, owner);
      await rename(story, owner, threat_model_id);
      await claimHeard(story, hook, ['threat_model.updated']);
      story.claim(hook.created, {
        sentence: 'Its deliveries are about its threat model',
        holds: deliveriesTo(hook).every(({ body }) => body.includes(threat_model_id)),
        requirement: 'S0-scenarios-create-webhook',
      });
    },
  }),
  scenario({
    suite: 'webhooks',
    title: 'A webhook hears nothing of what others own, unless it is for that threat model',
    cell,
    requirements,
    needs,
    run: async (story) => {
      const [owner, other] = [await story.account('hooks', 'owner'), await story.account('other', 'owner')];
      const hook = await activeHook(story, owner);
      const shared = await ownThreatModel(story, other, [entryFor(owner.identity, 'reader')]);
      await rename(story, other, shared.threat_model_id ?? '');
      await remove(story, other, shared);
      await ownThreatModel(story, owner);
      await claimHeard(story, hook, ['threat_model.created']);
    },
  }),
  scenario({
    suite: 'webhooks',
    title: 'Whoever may not read a threat model any more hears of it no more',
    cell,
    requirements,
    needs,
    run: async (story) => {
      const [owner, guest] = [await story.account('owner', 'owner'), await story.account('guest', 'reader')];
      const path = await ownThreatModel(story, owner, [entryFor(guest.identity, 'reader')]);
      const { threat_model_id = '' } = path;
      const hook = await activeHook(story, guest, { threat_model_id });
      await rename(story, owner, threat_model_id);
      await claimHeard(story, hook, ['threat_model.updated']);
      await story.send(
        request(story, 'updateThreatModel', { path, json: { name: 'Mine alone', authorization: [] } }),
        { as: owner, expect: 200, step: 'set-up', why: 'Take the role of the subscriber away' },
      );
      const before = deliveriesTo(hook).length;
      await rename(story, owner, threat_model_id);
      await untilSettled(story, hook);
      story.claim(hook.created, {
        sentence: 'Nothing is delivered after the role was taken away',
        holds: deliveriesTo(hook).length === before,
        requirement: 'S0-scenarios-create-webhook',
      });
    },
  }),
];

async function claimHeard(story: Story, hook: Hook, expected: readonly string[]): Promise<void> {
  await untilSettled(story, hook);
  story.claim(hook.created, {
    sentence: `Only ${expected.join(', ')} are delivered`,
    holds:
      deliveriesTo(hook)
        .map(({ headers }) => headers['x-webhook-event'])
        .join() === expected.join(),
    requirement: 'S0-scenarios-create-webhook',
  });
}

async function rename(story: Story, as: Account, threat_model_id: string): Promise<void> {
  const json = { name: `Renamed ${story.unique()}` };
  await story.send(request(story, 'updateThreatModel', { path: { threat_model_id }, json }), {
    as,
    expect: 200,
    step: 'set-up',
    why: 'Change the threat model',
  });
}

async function remove(story: Story, as: Account, path: Readonly<Record<string, string>>): Promise<void> {
  await story.send(request(story, 'deleteThreatModel', { path }), {
    as,
    expect: 204,
    step: 'set-up',
    why: 'Delete the threat model',
  });
}
