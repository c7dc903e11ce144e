import type { StandIn } from '../stand-in.ts';
import { answers } from '../translations/answers.ts';
import { loginLimits } from '../translations/login-limits.ts';

/** Facts, 10, with windows of a second where a deployed instance has minutes: what takes an hour there takes seconds here. */
export const withLimits: StandIn = {
  id: 'with-limits',
  title: 'The version Assay knows, with few requests for everybody and fewer logins',
  settings: { RATE_LIMIT_PER_USER: 30, RATE_LIMIT_SECONDS: 1 },
  translations: [
    loginLimits(
      { scope: 'session', requests: 5, seconds: 1 },
      { scope: 'user', requests: 10, seconds: 2 },
      { scope: 'ip', requests: 30, seconds: 1 },
    ),
  ],
  planted: {
    title: 'Whoever asked too much is not told for how long to wait',
    cells: ['* 429'],
    translation: answers('* /**', {
      of: [429],
      headers: { 'retry-after': undefined, 'x-ratelimit-reset': undefined },
    }),
  },
};
