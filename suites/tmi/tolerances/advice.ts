import type { AdviceTolerance } from '../../../harness/model/tolerance.ts';

/** What is shown of a TMI and not counted, each with the number under which it was decided. */

function advise(
  id: string,
  checks: readonly string[],
  cells: RegExp,
  why: string,
  more: Partial<AdviceTolerance> = {},
): AdviceTolerance {
  return { kind: 'advice', id, checks, cells, why, ...more };
}

const november = ['2025-11', '2026-01'];

export const advice: readonly AdviceTolerance[] = [
  advise(
    'E2',
    ['www-authenticate', 'headers-match-schema'],
    / 401$/,
    'November 2025 does not send the header',
    {
      messages: /WWW-Authenticate/i,
    },
  ),
  advise(
    'E6',
    ['body-matches-schema'],
    /^\w+ \/webhooks.* [45]\d\d$/,
    'webhooks of November 2025 have other errors',
  ),
  advise('E7', ['body-matches-schema'], / 429$/, 'the rate limiter of November 2025 uses another envelope'),
  advise('E8', ['error-code'], / [45]\d\d$/, 'releases have more codes than the source lists'),
  advise(
    'E9',
    ['body-matches-schema'],
    /^\w+ \/(oauth2|saml)\/.* 4\d\d$/,
    'refused logins have no description',
    {
      messages: /error_description/,
    },
  ),
  advise(
    'E10',
    ['location', 'headers-match-schema', 'claim'],
    /^POST (?!\/threat_models 201$).* 201$/,
    'releases send Location for threat models and diagrams only',
    { messages: /Location/ },
  ),
  advise(
    'A1',
    ['status-as-aimed'],
    /^POST \/threat_models\/\{threat_model_id\}\/.* 403$/,
    'before 2026, readers of a threat model may add to it, which is a known defect. If strangers may, it is a violation',
    { personas: ['reader'], versions: ['2025-09', ...november] },
  ),
  advise('D11', ['claim'], /^POST \/webhooks 201$/, 'no release shows the challenge of a new webhook', {
    messages: /secret and a challenge/,
  }),
  advise('D21', ['claim'], /\/invoke 202$/, 'a queued invocation has one identifier or two', {
    messages: /same identifier/,
  }),
  advise(
    'D7',
    ['claim'],
    /^POST \/threat_models 201$/,
    'November 2025 ignores framework, issue and metadata',
    {
      versions: november,
    },
  ),
];
