import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import {
  type Account,
  jsonPatch,
  type PathValues,
  request,
  type Scenario,
  type Story,
  textAt,
} from '../../../../suite/suite.ts';
import { type Family, families } from '../../steps/families.ts';
import { activeHook, bodyOf, deliveriesTo, type Hook, untilSettled } from '../../steps/receiving.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** What has to be heard: "threat.created" about a resource. */
interface Happened {
  readonly event: string;
  readonly resource: string;
}

/** Changes something of one kind in every way there is, and says what that has to be heard as. */
type Change = (story: Story, owner: Account, model: PathValues) => Promise<readonly Happened[]>;

const changes: readonly { readonly kind: string; readonly change: Change }[] = [
  { kind: 'threat model', change: changeModel },
  ...families.map((family) => ({
    kind: family.singular,
    change: (story: Story, owner: Account, model: PathValues) => changeChild(family, story, owner, model),
  })),
  { kind: 'metadata', change: changeMetadata },
];

/** S0, "Create Webhook Subscription": the events that were subscribed to are what is sent. */
export const events: readonly Scenario[] = changes.map(({ kind, change }) =>
  scenario({
    suite: 'webhooks',
    title: `Every change of a ${kind} is heard of, once`,
    cell: 'POST /webhooks 201',
    requirements: ['S0-scenarios-create-webhook'],
    needs: ['receive-webhooks'],
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const model = await ownThreatModel(story, owner);
      const hook = await activeHook(story, owner);
      const happened = await change(story, owner, model);
      await untilSettled(story, hook);
      const heard = deliveriesTo(hook).map((delivery) => headlineOf(bodyOf(delivery)));
      for (const each of happened)
        story.claim(hook.created, {
          sentence: `${each.event} is delivered once, and about the right resource`,
          holds: heard.filter((other) => other === headline(each)).length === 1,
          requirement: 'S0-scenarios-create-webhook',
        });
      story.claim(hook.created, {
        sentence: 'Only events that happened are delivered',
        holds: heard.every((each) => happened.some((expected) => headline(expected) === each)),
        requirement: 'S0-scenarios-create-webhook',
      });
      claimTruthful(story, hook, model);
    },
  }),
);

/** Header and body of a delivery say the same, and the body says where it happened. */
function claimTruthful(story: Story, hook: Hook, { threat_model_id }: PathValues): void {
  const deliveries = deliveriesTo(hook);
  story.claim(hook.created, {
    sentence: 'X-Webhook-Event, X-Webhook-Subscription-Id and the threat model of every delivery are right',
    holds: deliveries.every(({ headers, ...delivery }) => {
      const body = bodyOf({ headers, ...delivery }) as Readonly<Record<string, unknown>> | undefined;
      return (
        headers['x-webhook-event'] === body?.event_type &&
        headers['x-webhook-subscription-id'] === hook.path.webhook_id &&
        headers['content-type']?.startsWith('application/json') &&
        (body?.threat_model_id === threat_model_id || body?.resource_type === 'threat_model')
      );
    }),
    requirement: 'S0-scenarios-create-webhook',
  });
  const ids = deliveries.map(({ headers }) => headers['x-webhook-delivery-id']);
  story.claim(hook.created, {
    sentence: 'Every delivery has a unique X-Webhook-Delivery-Id',
    holds: !ids.includes(undefined) && new Set(ids).size === ids.length,
    requirement: 'S0-scenarios-create-webhook',
  });
}

function headline({ event, resource }: Happened): string {
  return `${event} ${resource}`;
}

function headlineOf(body: unknown): string {
  const { event_type, resource_id } = (body ?? {}) as Readonly<Record<string, unknown>>;
  return `${event_type} ${resource_id}`;
}

async function changeModel(story: Story, owner: Account): Promise<readonly Happened[]> {
  const path = await ownThreatModel(story, owner);
  const send = sender(story, owner);
  await send('updateThreatModel', 200, { path, json: threatModel(2, `Replaced ${story.unique()}`) });
  await send('deleteThreatModel', 204, { path });
  const resource = path.threat_model_id ?? '';
  return ['created', 'updated', 'deleted'].map((verb) => ({ event: `threat_model.${verb}`, resource }));
}

async function changeChild(
  { Name, singular, parameter, input }: Family,
  story: Story,
  owner: Account,
  model: PathValues,
): Promise<readonly Happened[]> {
  const send = sender(story, owner);
  const made = await send(`create${Name}`, 201, { path: model, json: input(1, `Made ${story.unique()}`) });
  const resource = textAt(made, '/id');
  const path = { ...model, [parameter]: resource };
  await send(`update${Name}`, 200, { path, json: input(2, `Replaced ${story.unique()}`) });
  await send(`delete${Name}`, 204, { path });
  return ['created', 'updated', 'deleted'].map((verb) => ({ event: `${singular}.${verb}`, resource }));
}

async function changeMetadata(story: Story, owner: Account, model: PathValues): Promise<readonly Happened[]> {
  const send = sender(story, owner);
  const key = 'priority-7';
  await send('createThreatModelMetadata', 201, { path: model, json: { key, value: 'low' } });
  const path = { ...model, key };
  await send('updateThreatModelMetadata', 200, { path, json: { value: 'high' } });
  await send('deleteThreatModelMetadata', 204, { path });
  const resource = model.threat_model_id ?? '';
  return ['created', 'updated', 'deleted'].map((verb) => ({ event: `metadata.${verb}`, resource }));
}

function sender(story: Story, as: Account) {
  return (operation: string, expect: number, parts: Parameters<typeof request>[2]) =>
    story.send(request(story, operation, parts), {
      as,
      expect,
      step: 'set-up',
      why: 'Create something that triggers a webhook',
    });
}

/** A change by PATCH is a change as well. */
export const patchedEvents: readonly Scenario[] = [
  { operation: 'patchThreatModel', family: undefined, event: 'threat_model.updated' },
  ...families
    .filter(({ singular }) => singular === 'threat' || singular === 'diagram')
    .map((family) => ({
      operation: `patch${family.Name}`,
      family,
      event: `${family.singular}.updated`,
    })),
].map(({ operation, family, event }) =>
  scenario({
    suite: 'webhooks',
    title: `${operation} is heard of as ${event}, once`,
    cell: 'POST /webhooks 201',
    requirements: ['S0-scenarios-create-webhook'],
    needs: ['receive-webhooks'],
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const model = await ownThreatModel(story, owner);
      const send = sender(story, owner);
      const path = family
        ? {
            ...model,
            [family.parameter]: textAt(
              await send(`create${family.Name}`, 201, {
                path: model,
                json: family.input(1, 'Create something to patch'),
              }),
              '/id',
            ),
          }
        : model;
      const hook = await activeHook(story, owner);
      const json = [{ op: 'replace', path: '/name', value: `Patched ${story.unique()}` }];
      await send(operation, 200, { path, json, mediaType: jsonPatch });
      await untilSettled(story, hook);
      const heard = deliveriesTo(hook).map(({ headers }) => headers['x-webhook-event']);
      story.claim(hook.created, {
        sentence: `${event} is delivered, once`,
        holds: heard.join() === event,
        requirement: 'S0-scenarios-create-webhook',
      });
    },
  }),
);
