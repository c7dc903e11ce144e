import { request, type Scenario, type Story } from '../../../../suite/suite.ts';
import { clientCallback } from '../../steps/log-in.ts';
import { scenario } from '../scenario.ts';

const form = 'application/x-www-form-urlencoded';

export const samlAnswers: readonly Scenario[] = [
  scenario({
    suite: 'oauth',
    title: 'A SAML login that began at a client ends there, with the tokens',
    cell: 'POST /saml/acs 302',
    requirements: ['S0-summary-statuses'],
    needs: ['business-rules'],
    run: async (story) => {
      const json = await answered(story, { client_callback: clientCallback });
      const done = await story.send(request(story, 'completeSamlLogin', { json, mediaType: form }), {
        as: 'anonymous',
        expect: 302,
        why: 'Come back from the identity provider',
      });
      const goal = new URL(done.response.headers.location ?? '', 'http://any');
      story.claim(done, {
        sentence: 'Location is the address that the client gave, with an access token',
        holds: goal.href.startsWith(clientCallback) && goal.href.includes('access_token='),
        requirement: 'S0-summary-statuses',
      });
    },
  }),
  scenario({
    suite: 'oauth',
    title: 'A SAML assertion that was changed after it was signed lets nobody in',
    cell: 'POST /saml/acs 401',
    requirements: ['S0-401-code-unauthorized'],
    needs: ['business-rules'],
    run: async (story) => {
      const good = await answered(story, {});
      await story.send(request(story, 'completeSamlLogin', { json: good, mediaType: form }), {
        as: 'anonymous',
        expect: 200,
        step: 'set-up',
        why: 'Check that an assertion of this identity provider is valid',
      });
      const json = await answered(story, {});
      const xml = Buffer.from(json.SAMLResponse ?? '', 'base64').toString('utf8');
      const forged = xml.replace(/(<saml:NameID[^>]*>)[^<]*/, '$1somebody-else');
      const changed = { ...json, SAMLResponse: Buffer.from(forged).toString('base64') };
      await story.send(request(story, 'completeSamlLogin', { json: changed, mediaType: form }), {
        as: 'anonymous',
        expect: 401,
        why: 'Claim to be somebody else',
      });
    },
  }),
  scenario({
    suite: 'oauth',
    title: 'A SAML assertion is good for one login',
    cell: 'POST /saml/acs 401',
    requirements: ['S0-401-code-unauthorized'],
    needs: ['business-rules'],
    run: async (story) => {
      const json = await answered(story, {});
      const draft = request(story, 'completeSamlLogin', { json, mediaType: form });
      await story.send(draft, { as: 'anonymous', expect: 200, step: 'set-up', why: 'Log in' });
      await story.send(draft, { as: 'anonymous', expect: 401, why: 'Send the same assertion once more' });
    },
  }),
];

/** What the identity provider sends back for somebody new. */
async function answered(
  story: Story,
  query: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const { provider, answer } = story.samlIdentityProvider();
  const begun = await story.send(request(story, 'startSamlLogin', { path: { provider }, query }), {
    as: 'anonymous',
    expect: 302,
    step: 'set-up',
    why: 'Begin a login',
  });
  return answer(begun.response.headers.location ?? '', `saml-${story.unique()}`);
}
