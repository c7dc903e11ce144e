import type { Scenario, Story } from '../../../../suite/suite.ts';
import {
  callback,
  knownProviderUser,
  newProviderUser,
  type Provider,
  returned,
} from '../../steps/provider-logins.ts';
import { scenario } from '../scenario.ts';

const refused = { as: 'anonymous', expect: 401, example: 'wrong_state' } as const;
const letIn = { as: 'anonymous', expect: 200 } as const;

/** S, "OAuth2 Security": a state is the one of this login, of this provider, and good once. */
export const states: readonly Scenario[] = (['google', 'github'] as const).flatMap((provider) => {
  const about = {
    suite: 'providers',
    cell: `GET /api/v1/auth/oauth2/${provider}/callback 401`,
    requirements: ['S-oauth-state', 'S-invalid-token'],
    needs: ['business-rules'],
  } as const;
  const other: Provider = provider === 'google' ? 'github' : 'google';
  return [
    scenario({
      ...about,
      title: `A login at ${provider} is refused with a state that the server did not issue`,
      run: async (story) => {
        const query = await returned(story, provider, await knownProviderUser(story));
        await story.send(callback(story, provider, { ...query, state: story.unique() }), {
          ...refused,
          why: 'Come back with another state',
        });
        await story.send(callback(story, provider, query), {
          ...letIn,
          step: 'follow-up',
          why: 'Come back with the state as it was issued',
        });
      },
    }),
    scenario({
      ...about,
      title: `The state of a login at ${provider} is good once`,
      run: async (story) => {
        const query = await returned(story, provider, await knownProviderUser(story));
        await story.send(callback(story, provider, query), { ...letIn, why: `Come back from ${provider}` });
        await story.send(callback(story, provider, query), { ...refused, why: 'Come back once more' });
        await refusedWithItsCode(story, provider, query);
      },
    }),
    scenario({
      ...about,
      title: `The state of a login at ${other} is worth nothing at ${provider}`,
      run: async (story) => {
        const { state = '' } = await returned(story, other, newProviderUser(story));
        const query = await returned(story, provider, newProviderUser(story));
        await story.send(callback(story, provider, { ...query, state }), {
          ...refused,
          why: `Come back from ${provider} with a state of ${other}`,
        });
      },
    }),
  ];
});

/** A state that is used up is no good for a new code either, which the provider would accept. */
async function refusedWithItsCode(
  story: Story,
  provider: Provider,
  { state = '' }: Readonly<Record<string, string>>,
): Promise<void> {
  const query = await returned(story, provider, newProviderUser(story));
  await story.send(callback(story, provider, { ...query, state }), {
    ...refused,
    why: 'Come back with a new code and the state from before',
  });
}
