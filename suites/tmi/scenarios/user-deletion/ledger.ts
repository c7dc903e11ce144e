import { addon } from '../../../../fixtures/tmi/addon.ts';
import { webhook } from '../../../../fixtures/tmi/webhook.ts';
import {
  type Account,
  type PathValues,
  request,
  type Scenario,
  type Story,
  textAt,
  valueAt,
} from '../../../../suite/suite.ts';
import { dead, deleteAccount } from '../../steps/delete-account.ts';
import { families } from '../../steps/families.ts';
import { type Entry, note, settle } from '../../steps/ledger.ts';
import { beginLogin, exchange } from '../../steps/log-in.ts';
import { entryFor, ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const cell = 'DELETE /users/me 204';

/** What a server writes down of a webhook by itself, whenever it has sent something there. */
const toldByDeliveries = [
  'status',
  'challenges_sent',
  'last_successful_use',
  'publication_failures',
  'modified_at',
];

/** Everything that somebody owns and touches, before and after their account is deleted. */
export const deletionLedger: readonly Scenario[] = [
  scenario({
    suite: 'user-deletion',
    title: 'With an account goes what was its own alone, what it shared is kept, and nothing else changes',
    cell,
    requirements: ['S0-scenarios-delete-user', 'S0-404-deleted', 'S0-practices-transfer'],
    needs: ['business-rules'],
    run: async (story) => {
      const [leaver, other, witness] = [
        await story.account('leaver', 'owner'),
        await story.account('other', 'owner'),
        await story.account('witness', 'reader'),
      ];
      const reading = entryFor(witness.identity, 'reader');
      const alone = await ownThreatModel(story, leaver, [reading]);
      const together = await ownThreatModel(story, leaver, [reading, entryFor(other.identity, 'owner')]);
      const guest = await ownThreatModel(story, other, [reading, entryFor(leaver.identity, 'writer')]);
      const foreign = await ownThreatModel(story, other, [reading]);
      const as = witness;
      const roles = ['authorization', 'modified_at'];
      const entries: readonly Entry[] = [
        { ...modelEntry(story, 'the threat model that was theirs alone', alone), as, due: 'gone' },
        ...(await childEntries(
          story,
          'of the threat model that was theirs alone',
          leaver,
          alone,
          as,
          'gone',
        )),
        {
          ...modelEntry(story, 'the threat model that they owned with somebody', together),
          as,
          due: { changed: [...roles, 'owner', 'created_by'] },
        },
        ...(await childEntries(
          story,
          'of the threat model that they owned with somebody',
          leaver,
          together,
          as,
          'kept',
        )),
        {
          ...modelEntry(story, 'the threat model of somebody else that they could change', guest),
          as,
          due: { changed: roles },
        },
        ...(await childEntries(
          story,
          'that they made in a threat model of somebody else',
          leaver,
          guest,
          as,
          'kept',
        )),
        { ...modelEntry(story, 'the threat model of somebody else', foreign), as, due: 'kept' },
        ...(await childEntries(story, 'of a threat model of somebody else', other, foreign, as, 'kept')),
        ...(await webhookEntries(story, other)),
        {
          what: 'the account of somebody else',
          draft: request(story, 'getCurrentUser'),
          as: other,
          due: 'kept',
        },
        {
          what: 'the list of somebody else',
          draft: request(story, 'listWebhooks'),
          as: other,
          due: { changed: toldByDeliveries },
        },
      ];
      const theirs = await addonEntries(story, leaver, witness);
      const noted = await note(story, [...entries, ...theirs]);
      await deleteAccount(story, leaver, 'aim');
      await settle(story, noted, 'S0-scenarios-delete-user');
      const kept = await story.send(request(story, 'getThreatModel', { path: together }), {
        as: other,
        expect: 200,
        step: 'follow-up',
        why: 'Read what was owned together, as the other owner',
      });
      story.claim(kept, {
        sentence:
          'What was owned together is owned by the other owner, and does not name the deleted account',
        holds:
          valueAt(kept, '/owner/provider_id') === other.identity.subject &&
          !JSON.stringify(valueAt(kept, '/authorization')).includes(leaver.identity.subject),
        requirement: 'S0-practices-transfer',
      });
    },
  }),
  scenario({
    suite: 'user-deletion',
    title: 'Every token of a deleted account is dead, whichever login it is from',
    cell,
    requirements: ['S0-401-blacklisted-token', 'S0-scenarios-delete-user'],
    needs: ['business-rules'],
    run: async (story) => {
      const leaver = await story.account('leaver', 'stranger', 'last');
      const logins = [await logIn(story, leaver), await logIn(story, leaver)];
      for (const { headers } of logins)
        await story.send(request(story, 'getCurrentUser', { headers }), {
          as: 'stranger',
          expect: 200,
          step: 'control',
          why: 'Check that a token of another login is valid',
        });
      await deleteAccount(story, leaver, 'aim');
      for (const headers of [{}, ...logins.map((login) => login.headers)])
        await story.send(request(story, 'getCurrentUser', { headers }), {
          as: dead(leaver),
          expect: 401,
          cause: 'revoked-credentials',
          example: 'stale_session',
          step: 'follow-up',
          why: 'Use an access token of the deleted account',
        });
      for (const { refresh_token } of logins)
        await story.send(request(story, 'refreshTokens', { json: { refresh_token } }), {
          as: 'anonymous',
          expect: 401,
          example: 'unknown_token',
          step: 'follow-up',
          why: 'Use a refresh token of the deleted account',
        });
      for (const { token } of logins) {
        const draft = request(story, 'introspectToken', {
          json: { token },
          mediaType: 'application/x-www-form-urlencoded',
        });
        const asked = await story.send(draft, {
          as: 'anonymous',
          expect: 200,
          step: 'follow-up',
          why: 'Ask about an access token of the deleted account',
        });
        story.claim(asked, {
          sentence: 'The token is not active',
          holds: valueAt(asked, '/active') === false,
          requirement: 'S0-401-blacklisted-token',
        });
      }
    },
  }),
];

function modelEntry(story: Story, what: string, path: PathValues): Pick<Entry, 'what' | 'draft'> {
  return { what, draft: request(story, 'getThreatModel', { path }) };
}

/** One child of each family, made by somebody who may, and the metadata of the threat model. */
async function childEntries(
  story: Story,
  whose: string,
  maker: Account,
  model: PathValues,
  as: Account,
  due: 'kept' | 'gone',
): Promise<readonly Entry[]> {
  const entries: Entry[] = [
    {
      what: `the metadata ${whose}`,
      draft: request(story, 'listThreatModelMetadata', { path: model }),
      as,
      due,
    },
  ];
  for (const { Name, singular, parameter, input } of families) {
    const json = input(210, `Kept or not ${story.unique()}`);
    const made = await story.send(request(story, `create${Name}`, { path: model, json }), {
      as: maker,
      expect: 201,
      step: 'set-up',
      why: `Create one ${singular} ${whose}`,
    });
    const path = { ...model, [parameter]: textAt(made, '/id') };
    entries.push({
      what: `the ${singular} ${whose}`,
      draft: request(story, `get${Name}`, { path }),
      as,
      due,
    });
  }
  return entries;
}

/** A webhook of somebody who remains. */
async function webhookEntries(story: Story, owner: Account): Promise<readonly Entry[]> {
  const path = { webhook_id: await webhookOf(story, owner) };
  const draft = request(story, 'getWebhook', { path });
  return [{ what: 'the webhook of somebody else', draft, as: owner, due: { changed: toldByDeliveries } }];
}

/** An add-on that is called through a webhook of whoever leaves, and what it is asked: by them, and by somebody else. */
async function addonEntries(story: Story, leaver: Account, other: Account): Promise<readonly Entry[]> {
  const json = addon(122, `Goes too ${story.unique()}`, await webhookOf(story, leaver));
  const created = await story.send(request(story, 'createAddon', { json }), {
    as: 'admin',
    expect: 201,
    step: 'set-up',
    why: 'Offer an add-on through the webhook of whoever leaves',
  });
  const path = { addon_id: textAt(created, '/id') };
  const entries: Entry[] = [
    {
      what: 'the add-on behind their webhook',
      draft: request(story, 'getAddon', { path }),
      as: 'admin',
      due: 'gone',
    },
  ];
  for (const [caller, whose] of [
    [leaver, 'theirs'],
    [other, 'of somebody else'],
  ] as const) {
    const { threat_model_id } = await ownThreatModel(story, caller);
    const invoked = await story.send(request(story, 'invokeAddon', { path, json: { threat_model_id } }), {
      as: caller,
      expect: 202,
      step: 'set-up',
      why: 'Invoke the add-on',
    });
    const invocation = { invocation_id: textAt(invoked, '/invocation_id') };
    const draft = request(story, 'getInvocation', { path: invocation });
    entries.push({ what: `the invocation ${whose} of that add-on`, draft, as: 'admin', due: 'gone' });
  }
  return entries;
}

async function webhookOf(story: Story, owner: Account): Promise<string> {
  const json = webhook(211, `Kept or not ${story.unique()}`);
  const created = await story.send(request(story, 'createWebhook', { json }), {
    as: owner,
    expect: 201,
    step: 'set-up',
    why: 'Create a webhook',
  });
  return textAt(created, '/id');
}

/** One more login of somebody. */
async function logIn(story: Story, { identity }: Account) {
  const tokens = await story.send(exchange(story, identity, await beginLogin(story, identity, 'set-up')), {
    as: 'anonymous',
    expect: 200,
    step: 'set-up',
    why: 'Log in once more',
  });
  const token = textAt(tokens, '/access_token');
  return {
    token,
    headers: { authorization: `Bearer ${token}` },
    refresh_token: textAt(tokens, '/refresh_token'),
  };
}
