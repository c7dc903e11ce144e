import { randomInt } from 'node:crypto';
import {
  type Answer,
  type Draft,
  type ProviderUser,
  request,
  type Sending,
  type Story,
  textAt,
} from '../../../suite/suite.ts';
import { admitted } from './people.ts';
import { newName } from './roles.ts';

export type Provider = 'google' | 'github';

/** The operationIds of the login at each provider. */
const operations = {
  google: { begin: 'beginGoogleLogin', end: 'endGoogleLogin' },
  github: { begin: 'beginGitHubLogin', end: 'endGitHubLogin' },
} as const;

/** Somebody whom neither the provider nor the target has seen. */
export function newProviderUser(story: Story, more: Partial<ProviderUser> = {}): ProviderUser {
  const subject = String(randomInt(2 ** 47));
  return { subject, email: `${newName(story)}@example.com`, isVerified: true, name: 'Somebody', ...more };
}

/** Somebody with a verified account, which a login at a provider is linked to: it is removed like any other. */
export async function knownProviderUser(story: Story): Promise<ProviderUser> {
  const { email } = await admitted(story);
  return newProviderUser(story, { email });
}

/** Begins a login: where to send the browser, and its state. */
export function begun(story: Story, provider: Provider, sending: Partial<Sending> = {}): Promise<Answer> {
  return story.send(request(story, operations[provider].begin), {
    as: 'anonymous',
    expect: 200,
    step: 'set-up',
    why: `Begin a login at ${provider}`,
    ...sending,
  });
}

/** What the provider sends the browser back with; without a user, it lets nobody in. */
export async function returned(
  story: Story,
  provider: Provider,
  user: ProviderUser | undefined,
): Promise<Readonly<Record<string, string>>> {
  const { visit } = story.oauthProviders();
  const location = textAt(await begun(story, provider), '/data/authUrl');
  return Object.fromEntries((await visit(provider, location, user)).searchParams);
}

/** The request that the browser comes back with. */
export function callback(story: Story, provider: Provider, query: Readonly<Record<string, string>>): Draft {
  return request(story, operations[provider].end, { query });
}

/** Logs somebody in at a provider. */
export async function loggedInAt(
  story: Story,
  provider: Provider,
  user: ProviderUser,
  sending: Partial<Sending> = {},
): Promise<Answer> {
  return story.send(callback(story, provider, await returned(story, provider, user)), {
    as: 'anonymous',
    expect: 200,
    why: `Come back from ${provider}`,
    ...sending,
  });
}

/** A callback that nobody but the provider can write. On a mock, the examples of the document are as good. */
export async function adaptCallback(draft: Draft, story: Story): Promise<Draft> {
  if (!story.can('business-rules')) return draft;
  const provider = draft.operation.path.includes('google') ? 'google' : 'github';
  return { ...draft, query: await returned(story, provider, await knownProviderUser(story)) };
}
