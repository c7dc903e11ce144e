import { acceptsAnyCredentials } from './accepts-any-credentials.ts';
import { acceptsAnyMediaType } from './accepts-any-media-type.ts';
import { acceptsInvalidBodies } from './accepts-invalid-bodies.ts';
import { acceptsInvalidParameters } from './accepts-invalid-parameters.ts';
import { acceptsUnknownIds } from './accepts-unknown-ids.ts';
import { answersWriteOnlyMembers } from './answers-write-only-members.ts';
import { bodyOffSchema } from './body-off-schema.ts';
import { bodyOn204 } from './body-on-204.ts';
import { createsTwice } from './creates-twice.ts';
import { echoedCredentials } from './echoed-credentials.ts';
import type { Fault } from './fault.ts';
import { forgetsWhatItCreated } from './forgets-what-it-created.ts';
import { headerOffSchema } from './header-off-schema.ts';
import { ignoresAccept } from './ignores-accept.ts';
import { ignoresBodies } from './ignores-bodies.ts';
import { ignoresPreferences } from './ignores-preferences.ts';
import { ignoresRoles } from './ignores-roles.ts';
import { keepsWhatItDeleted } from './keeps-what-it-deleted.ts';
import { leakedSql } from './leaked-sql.ts';
import { leakedStackTrace } from './leaked-stack-trace.ts';
import { locationToNowhere } from './location-to-nowhere.ts';
import { missingLocation } from './missing-location.ts';
import { missingRetryAfter } from './missing-retry-after.ts';
import { missingSecurityHeaders } from './missing-security-headers.ts';
import { missingWwwAuthenticate } from './missing-www-authenticate.ts';
import { refusedQueries } from './refused-queries.ts';
import { refusesWhoeverOwnsNothing } from './refuses-whoever-owns-nothing.ts';
import { requestsLeftOn429 } from './requests-left-on-429.ts';
import { undocumentedStatus } from './undocumented-status.ts';
import { wrongContentType } from './wrong-content-type.ts';
import { wrongErrorCode } from './wrong-error-code.ts';
import { wrongErrorText } from './wrong-error-text.ts';
import { wrongStatus } from './wrong-status.ts';

/** All faults that can be told. */
export const faults = [
  wrongStatus,
  undocumentedStatus,
  wrongContentType,
  bodyOffSchema,
  answersWriteOnlyMembers,
  headerOffSchema,
  wrongErrorCode,
  wrongErrorText,
  bodyOn204,
  missingLocation,
  locationToNowhere,
  missingWwwAuthenticate,
  missingRetryAfter,
  requestsLeftOn429,
  leakedStackTrace,
  leakedSql,
  echoedCredentials,
  missingSecurityHeaders,
  refusedQueries,
  acceptsAnyCredentials,
  ignoresRoles,
  refusesWhoeverOwnsNothing,
  ignoresAccept,
  ignoresPreferences,
  acceptsInvalidParameters,
  acceptsAnyMediaType,
  ignoresBodies,
  acceptsInvalidBodies,
  acceptsUnknownIds,
  createsTwice,
  forgetsWhatItCreated,
  keepsWhatItDeleted,
] as const satisfies readonly Fault[];

export type FaultName = (typeof faults)[number]['name'];
