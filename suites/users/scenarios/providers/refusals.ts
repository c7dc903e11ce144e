import type { Scenario } from '../../../../suite/suite.ts';
import { callback, newProviderUser, returned } from '../../steps/provider-logins.ts';
import { itemsIn } from '../../steps/roles.ts';
import { scenario } from '../scenario.ts';

/** S, "Validation Errors": the provider has let nobody in, or what it says is incomplete. */
export const refusals: readonly Scenario[] = (['google', 'github'] as const).flatMap((provider) => {
  const about = {
    suite: 'providers',
    cell: `GET /api/v1/auth/oauth2/${provider}/callback 400`,
    requirements: ['S-validation-error', 'S-validation-errors-array'],
    needs: ['business-rules'],
  } as const;
  const invalid = { as: 'anonymous', expect: 400 } as const;
  return [
    scenario({
      ...about,
      title: `Whoever ${provider} does not let in is refused, and told so`,
      run: async (story) => {
        const query = await returned(story, provider, undefined);
        const refused = await story.send(callback(story, provider, query), {
          ...invalid,
          example: 'refused',
          why: `Come back from ${provider}, which let nobody in`,
        });
        story.claim(refused, {
          sentence: 'The reason names the parameter error',
          holds: itemsIn(refused, '/errors').some(({ field }) => field === 'error'),
          requirement: 'S-validation-errors-array',
        });
        story.claim(refused, {
          sentence: 'What the provider said is not repeated',
          holds: !JSON.stringify(refused.json).includes(query.error_description ?? query.error ?? ''),
          requirement: 'S-validation-error',
        });
      },
    }),
    scenario({
      ...about,
      title: `A login at ${provider} is refused without its code or its state`,
      run: async (story) => {
        const { code = '', state = '' } = await returned(story, provider, newProviderUser(story));
        await story.send(callback(story, provider, { code }), {
          ...invalid,
          why: 'Come back without a state',
        });
        await story.send(callback(story, provider, { state }), {
          ...invalid,
          example: 'missing_code',
          why: 'Come back without a code',
        });
      },
    }),
  ];
});
