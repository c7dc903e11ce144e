import { createHmac } from 'node:crypto';
import { threat } from '../../fixtures/tmi/threat.ts';
import type { Allowance, Unfit } from '../../suite/suite.ts';
import {
  type Draft,
  type Hint,
  isObject,
  request,
  type SentRequest,
  type Story,
  textAt,
} from '../../suite/suite.ts';
import { entryFor, everyone, ownThreatModel } from './steps/threat-models.ts';
import { adaptCallback, adaptCode, adaptProvider, adaptRefreshToken } from './steps/valid-logins.ts';
import { adaptAssertion, adaptLogoutForm, adaptLogoutQuery } from './steps/valid-saml.ts';
import { leadingNowhere } from './steps/webhooks.ts';

/** As TMI allows by default: webhooks of one person that are created and deleted, in a minute and in a day. */
const webhookChanges: Allowance = {
  windows: [
    { most: 10, seconds: 60 },
    { most: 20, seconds: 86_400 },
  ],
  ofOneStory: 4,
};

/** Events of the webhooks of one person, of which test deliveries are some. */
const testDeliveries: Allowance = { windows: [{ most: 12, seconds: 60 }], ofOneStory: 4 };

/** S0, 429: everybody may have a few webhooks, change them a few times a minute, and invoke one add-on at a time. */
const rarelyCalled: readonly Hint[] = [
  'GET /webhooks',
  'GET /webhooks/{webhook_id}',
  'GET /webhooks/deliveries',
  'GET /webhooks/deliveries/{delivery_id}',
  'GET /invocations',
  'GET /invocations/{invocation_id}',
].map((operation) => ({ operation, ownCaller: 'story' }));

/** What a valid request of TMI has to have besides what its document says. */
export const hints: readonly Hint[] = [
  { operation: 'POST /threat_models', adapt: shared },
  { operation: 'GET /oauth2/authorize', adapt: adaptProvider },
  { operation: 'GET /oauth2/callback', adapt: adaptCallback },
  { operation: 'POST /oauth2/token', adapt: adaptCode },
  { operation: 'POST /oauth2/refresh', adapt: adaptRefreshToken },
  { operation: 'POST /saml/acs', adapt: adaptAssertion },
  { operation: 'GET /saml/slo', adapt: adaptLogoutQuery },
  { operation: 'POST /saml/slo', adapt: adaptLogoutForm },
  {
    operation: 'POST /addons/{addon_id}/invoke',
    adapt: forOpenThreatModel,
    ownCaller: 'story',
    marksCaller: true,
  },
  { operation: 'POST /webhooks', adapt: withKnownSecret, ownCaller: 'story', allowance: webhookChanges },
  { operation: 'DELETE /webhooks/{webhook_id}', ownCaller: 'story', allowance: webhookChanges },
  { operation: 'POST /webhooks/{webhook_id}/test', ownCaller: 'story', allowance: testDeliveries },
  { operation: 'POST /invocations/{invocation_id}/status', sign },
  { operation: 'DELETE /threat_models/{threat_model_id}/threats/batch', adapt: naming },
  { operation: 'POST /oauth2/revoke', ownCaller: 'request' },
  { operation: 'DELETE /users/me', ownCaller: 'request' },
  ...rarelyCalled,
];

/** Generic scenarios that would ask TMI for what it cannot mean. */
export const unfit: readonly Unfit[] = [
  {
    scenario: 'all-parameters › GET /oauth2/callback 200',
    why: 'A login comes back with a code or with an error, never with both.',
  },
  {
    scenario: 'all-parameters › GET /saml/slo 200',
    why: 'A logout is signed with its RelayState; one that is added afterwards spoils the signature.',
  },
  {
    scenario: 'all-parameters › GET /webhooks/deliveries 200',
    why: 'It asks for the deliveries of a webhook that only the example has; a story asks for those of its own.',
  },
];

/** Shares a new threat model with the personas that have a role, so that their roles can be tested on it. */
async function shared(draft: Draft, story: Story): Promise<Draft> {
  const known = [];
  for (const role of ['reader', 'writer'] as const) {
    const person = await story.identityOf(role);
    if (person) known.push(entryFor(person, role));
  }
  return known.length === 0 ? draft : withMembers(draft, { authorization: known });
}

/** Whoever invokes an add-on is somebody new, who has to be able to read what it is invoked for. */
async function forOpenThreatModel(draft: Draft, story: Story): Promise<Draft> {
  return story.can('business-rules')
    ? withMembers(draft, await ownThreatModel(story, 'owner', [everyone]))
    : draft;
}

/** Where only the query names what is deleted, that is a new threat: a set-up puts identifiers into bodies by itself. */
async function naming(draft: Draft, story: Story): Promise<Draft> {
  if (draft.body !== undefined || draft.query.threat_ids === undefined) return draft;
  const json = threat(71, `Deleted by the query ${story.unique()}`);
  const created = await story.send(request(story, 'createThreat', { path: draft.path, json }), {
    as: 'owner',
    expect: 201,
    step: 'set-up',
    why: 'Create a threat to delete',
  });
  return { ...draft, query: { ...draft.query, threat_ids: textAt(created, '/id') } };
}

/** With it, add-ons of generic scenarios can sign what nobody but they could. */
const secret = 'the secret of every webhook that a generic scenario makes';

async function withKnownSecret(draft: Draft, story: Story): Promise<Draft> {
  return withMembers(draft, { secret, ...leadingNowhere(story) });
}

function sign({ body = '' }: SentRequest): Record<string, string> {
  return { 'x-webhook-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
}

function withMembers(draft: Draft, members: object): Draft {
  const { body } = draft;
  if (!body || !('json' in body) || !isObject(body.json)) return draft;
  return { ...draft, body: { ...body, json: { ...body.json, ...members } } };
}
