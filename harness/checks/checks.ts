import type { Check } from '../model/check.ts';
import { answered } from './answered.ts';
import { bodyMatchesSchema } from './body-matches-schema.ts';
import { contentType } from './content-type.ts';
import { errorCode } from './error-code.ts';
import { errorMessage } from './error-message.ts';
import { headersMatchSchema } from './headers-match-schema.ts';
import { location } from './location.ts';
import { noBodyWhereNoneIsAllowed } from './no-body-where-none-is-allowed.ts';
import { noEchoedCredentials } from './no-echoed-credentials.ts';
import { noInternals } from './no-internals.ts';
import { noServerError } from './no-server-error.ts';
import { noWriteOnlyMembers } from './no-write-only-members.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { rateLimitValues } from './rate-limit-values.ts';
import { refusalListed } from './refusal-listed.ts';
import { refusesInvalid } from './refuses-invalid.ts';
import { requestAsDocumented } from './request-as-documented.ts';
import { securityHeaders } from './security-headers.ts';
import { statusAsAimed } from './status-as-aimed.ts';
import { statusDeclared } from './status-declared.ts';
import { wwwAuthenticate } from './www-authenticate.ts';

/** Every check, in the order in which reports show them. */
export const checks: readonly Check[] = [
  statusDeclared,
  statusAsAimed,
  answered,
  noServerError,
  refusesInvalid,
  contentType,
  bodyMatchesSchema,
  noWriteOnlyMembers,
  headersMatchSchema,
  errorCode,
  errorMessage,
  noBodyWhereNoneIsAllowed,
  location,
  wwwAuthenticate,
  rateLimitHeaders,
  rateLimitValues,
  noInternals,
  noEchoedCredentials,
  refusalListed,
  requestAsDocumented,
  securityHeaders,
];
