import { isMembers, jsonOf, refusal } from '../front/message.ts';
import type { StandIn } from '../stand-in.ts';
import { answers } from '../translations/answers.ts';
import { september2025 } from './september-2025.ts';

/** As one release was found: who is asking is only in their token, and where nothing is, the server fails. */
export const withoutUserinfo: StandIn = {
  ...september2025,
  id: 'without-userinfo',
  title: 'September 2025, where userinfo refuses every token and unknown addresses fail',
  translations: [
    () => async (asked, next) =>
      asked.path === '/oauth2/userinfo'
        ? refusal(401, 'unauthorized', 'Authentication required', [['www-authenticate', 'Bearer']])
        : next(asked),
    answers('* /**', {
      of: [404],
      when: (answered) => {
        const body = jsonOf(answered);
        return isMembers(body) && body.error_description === 'There is nothing at this address';
      },
      status: 500,
      json: () => ({ error: 'server_error', error_description: 'Internal server error' }),
    }),
    ...september2025.translations,
  ],
};
