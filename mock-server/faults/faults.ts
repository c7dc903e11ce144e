import { acceptsAnyCredentials } from './accepts-any-credentials.ts';
import { acceptsInvalidBodies } from './accepts-invalid-bodies.ts';
import { bodyOffSchema } from './body-off-schema.ts';
import { bodyOn204 } from './body-on-204.ts';
import type { Fault } from './fault.ts';
import { forgetsWhatItCreated } from './forgets-what-it-created.ts';
import { headerOffSchema } from './header-off-schema.ts';
import { ignoresRoles } from './ignores-roles.ts';
import { keepsWhatItDeleted } from './keeps-what-it-deleted.ts';
import { leakedSql } from './leaked-sql.ts';
import { leakedStackTrace } from './leaked-stack-trace.ts';
import { locationToNowhere } from './location-to-nowhere.ts';
import { missingLocation } from './missing-location.ts';
import { missingRetryAfter } from './missing-retry-after.ts';
import { missingSecurityHeaders } from './missing-security-headers.ts';
import { missingWwwAuthenticate } from './missing-www-authenticate.ts';
import { undocumentedStatus } from './undocumented-status.ts';
import { wrongContentType } from './wrong-content-type.ts';
import { wrongErrorCode } from './wrong-error-code.ts';
import { wrongStatus } from './wrong-status.ts';

/** All lies that can be told. */
export const faults = [
  wrongStatus,
  undocumentedStatus,
  wrongContentType,
  bodyOffSchema,
  headerOffSchema,
  wrongErrorCode,
  bodyOn204,
  missingLocation,
  locationToNowhere,
  missingWwwAuthenticate,
  missingRetryAfter,
  leakedStackTrace,
  leakedSql,
  missingSecurityHeaders,
  acceptsAnyCredentials,
  ignoresRoles,
  acceptsInvalidBodies,
  forgetsWhatItCreated,
  keepsWhatItDeleted,
] as const satisfies readonly Fault[];

export type FaultName = (typeof faults)[number]['name'];
