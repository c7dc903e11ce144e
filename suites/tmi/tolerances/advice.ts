import type { AdviceTolerance } from '../../../harness/model/tolerance.ts';
import { august, early, january, november, releases } from './releases.ts';

/** What is shown of a release of TMI and not counted, each with the number under which it was decided. */

function advise(
  id: string,
  checks: readonly string[],
  cells: RegExp,
  why: string,
  more: Omit<AdviceTolerance, 'kind' | 'id' | 'checks' | 'cells' | 'why'>,
): AdviceTolerance {
  return { kind: 'advice', id, checks, cells, why, ...more };
}

/** Codes of errors that releases have and the source does not list. */
const moreCodes = [
  ...['invalid_format', 'invalid_patch', 'patch_failed', 'validation_failed'],
  ...['method_not_allowed', 'not_acceptable', 'unsupported_media_type', 'duplicate_header'],
  ...['service_unavailable', 'insufficient_user_authentication'],
];

const withoutDescription = /^error_description (must have at least 1 character|is required)$/;

export const advice: readonly AdviceTolerance[] = [
  advise('E2', ['www-authenticate'], / 401$/, 'before 2026, the header is missing', {
    versions: early,
    messages: /^no WWW-Authenticate on 401$/,
  }),
  advise(
    'E6',
    ['body-matches-schema'],
    /^\w+ \/webhooks.* [45]\d\d$/,
    'the errors of webhooks of November 2025 have no description',
    { versions: [november, january], messages: withoutDescription },
  ),
  advise(
    'E6',
    ['error-code'],
    /^\w+ \/webhooks.* [45]\d\d$/,
    'the errors of webhooks of November 2025 have their text in the place of the code',
    { versions: [november, january], messages: /^got the error code ".* .*", expected / },
  ),
  advise('E7', ['body-matches-schema'], / 429$/, 'the rate limiter of November 2025 uses another envelope', {
    versions: [november, january],
    messages: /^((error|error_description) is required|(code|message) is not a known member)$/,
  }),
  advise('E8', ['error-code'], / [45]\d\d$/, 'releases have more codes than the source lists', {
    versions: releases,
    messages: new RegExp(`^got the error code "(${moreCodes.join('|')})", `),
  }),
  advise(
    'E8',
    ['error-code'],
    /^\w+ \/(oauth2|saml)\/.* 4\d\d$/,
    'refused logins have codes of OAuth, or a text in the place of the code',
    {
      versions: releases,
      messages:
        /^got the error code "(invalid_(scope|grant|client|request|token)|unsupported_\w+|unauthorized_client|.* .*)", expected /,
    },
  ),
  advise(
    'E9',
    ['body-matches-schema'],
    /^\w+ \/(oauth2|saml)\/.* 4\d\d$/,
    'refused logins have no description',
    { versions: releases, messages: withoutDescription },
  ),
  advise(
    'E10',
    ['location'],
    /^POST (?!\/threat_models 201$|\/threat_models\/\{threat_model_id\}\/diagrams 201$).* 201$/,
    'releases send Location for threat models and diagrams only',
    { versions: releases, messages: /^no Location on 201$/ },
  ),
  advise(
    'A1',
    ['status-as-aimed'],
    /^POST \/threat_models\/\{threat_model_id\}\/.* 403$/,
    'before 2026, readers of a threat model may add to it, which is a known defect. If strangers may, it is a violation',
    { versions: early, personas: ['reader'] },
  ),
  advise(
    'N6',
    ['claim'],
    /^GET \/\.well-known\/jwks\.json 200$/,
    'tokens are signed with a shared secret by default',
    {
      versions: releases,
      messages: /^Tokens are signed with a key that is published, and not with a shared secret$/,
    },
  ),
  advise('D11', ['claim'], /^POST \/webhooks 201$/, 'no release shows the challenge of a new webhook', {
    versions: [november, january, august],
    messages: /^The creation shows a challenge$/,
  }),
  advise('D21', ['claim'], /\/invoke 202$/, 'a queued invocation has one identifier or two', {
    versions: [november, january, august],
    messages: /^The response has delivery_id and invocation_id$/,
  }),
  advise(
    'D7',
    ['claim'],
    /^POST \/threat_models 201$/,
    'November 2025 ignores framework, issue and metadata',
    {
      versions: [november, january],
      messages: /^The answer shows framework, issue and metadata as they were sent$/,
    },
  ),
];
