import { type Draft, request, type SamlIdentityProvider, type Story } from '../../../suite/suite.ts';

/**
 * Messages of SAML that nobody but an identity provider can write. Where the target makes nothing of them, as a mock
 * does, the document's own examples are as good.
 */

const form = 'application/x-www-form-urlencoded';

/** The answer to a login that the target asked for. */
export async function adaptAssertion(draft: Draft, story: Story): Promise<Draft> {
  if (!story.can('business-rules')) return draft;
  return { ...draft, body: { mediaType: form, json: await assertion(story, nobodyYet(story)) } };
}

/** The logout of somebody who is logged in, as a form. */
export async function adaptLogoutForm(draft: Draft, story: Story): Promise<Draft> {
  if (!story.can('business-rules')) return draft;
  const [provider, person] = await loggedIn(story);
  return { ...draft, body: { mediaType: form, json: provider.logout('form', person) } };
}

/** The same, as a redirect. */
export async function adaptLogoutQuery(draft: Draft, story: Story): Promise<Draft> {
  if (!story.can('business-rules')) return draft;
  const [provider, person] = await loggedIn(story);
  return { ...draft, query: provider.logout('query', person) };
}

function nobodyYet(story: Story): string {
  return `saml-${story.unique()}`;
}

async function assertion(story: Story, person: string): Promise<Readonly<Record<string, string>>> {
  const identityProvider = story.samlIdentityProvider();
  const path = { provider: identityProvider.provider };
  const begun = await story.send(request(story, 'startSamlLogin', { path }), {
    as: 'anonymous',
    expect: 302,
    step: 'set-up',
    why: 'Begin a login',
  });
  return identityProvider.answer(begun.response.headers.location ?? '', person);
}

async function loggedIn(story: Story): Promise<readonly [SamlIdentityProvider, string]> {
  const person = nobodyYet(story);
  const json = await assertion(story, person);
  await story.send(request(story, 'completeSamlLogin', { json, mediaType: form }), {
    as: 'anonymous',
    expect: 200,
    step: 'set-up',
    why: 'Log in a user',
  });
  return [story.samlIdentityProvider(), person];
}
