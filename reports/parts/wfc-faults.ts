import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedExchange } from '../../harness/report/evidence.ts';

/** A kind of fault of Web Fuzzing Commons (faults 0.9.0): its number and its name. */
export interface WfcFault {
  readonly code: number;
  readonly id: string;
}

/** The kinds that Assay finds; codes from 900 are for what Web Fuzzing Commons has no kind for. */
const faults = {
  serverError: { code: 100, id: 'HTTP_STATUS_500' },
  bodyOf204: { code: 105, id: 'HTTP_STATUS_NO_204_IF_CONTENT' },
  noAuthenticate: { code: 109, id: 'HTTP_STATUS_NO_401_IF_NO_WWW_AUTHENTICATE' },
  bodyOf205: { code: 111, id: 'HTTP_STATUS_NO_205_IF_CONTENT' },
  location: { code: 120, id: 'HTTP_INVALID_LOCATION' },
  otherServerError: { code: 121, id: 'HTTP_OTHER_STATUS_5XX' },
  invalidResponse: { code: 200, id: 'SCHEMA_INVALID_RESPONSE' },
  invalidAccepted: { code: 206, id: 'SCHEMA_VALIDATION_BYPASS' },
  validRefused: { code: 207, id: 'SCHEMA_VALID_INPUT_REJECTED' },
  massAssignment: { code: 303, id: 'SECURITY_MASS_ASSIGNMENT' },
  existence: { code: 304, id: 'SECURITY_EXISTENCE_LEAKAGE' },
  anonymous: { code: 307, id: 'SECURITY_IGNORE_ANONYMOUS' },
  stackTrace: { code: 309, id: 'SECURITY_LEAKED_STACK_TRACES' },
  brokenCredentials: { code: 311, id: 'SECURITY_DECLARED_AUTH_NOT_ENFORCED' },
  other: { code: 900, id: 'ASSAY_OTHER' },
} as const satisfies Readonly<Record<string, WfcFault>>;

export const wfcFaults: readonly WfcFault[] = Object.values(faults);

/** Checks that find one kind of fault, whatever the exchange. */
const ofCheck: Readonly<Record<string, WfcFault>> = {
  'body-matches-schema': faults.invalidResponse,
  'content-type': faults.invalidResponse,
  'headers-match-schema': faults.invalidResponse,
  'no-write-only-members': faults.invalidResponse,
  'status-declared': faults.invalidResponse,
  location: faults.location,
  'www-authenticate': faults.noAuthenticate,
  'refuses-invalid': faults.invalidAccepted,
};

/** Kinds of probes that claim something, by the end of the ids of their scenarios. */
const ofProbe: Readonly<Record<string, WfcFault>> = {
  'told-existence': faults.existence,
  'server-set-members': faults.massAssignment,
};

/** The personas whose credentials are no good, but for the one that sends none. */
const broken = new Set(['malformed', 'forged', 'expired', 'revoked', 'deleted']);

/** The kind of fault that a violation is. Without its exchange, only checks of one kind can be told. */
export function wfcFault(violation: Violation, exchange: ReportedExchange | undefined): WfcFault {
  const { check, message, scenario } = violation;
  const known = Object.hasOwn(ofCheck, check) ? ofCheck[check] : undefined;
  if (known) return known;
  if (check === 'no-internals') return message.includes('stack trace') ? faults.stackTrace : faults.other;
  if (check === 'claim') return ofProbe[scenario.split(' › ').at(-1) ?? ''] ?? faults.other;
  if (!exchange) return faults.other;
  const { status } = exchange.response;
  if (check === 'no-body-where-none-is-allowed') return faultOfBody(status);
  if (status === 500) return faults.serverError;
  if (status > 501) return faults.otherServerError;
  return check === 'status-as-aimed' ? faultOfStatus(exchange) : faults.other;
}

function faultOfBody(status: number): WfcFault {
  if (status === 204) return faults.bodyOf204;
  return status === 205 ? faults.bodyOf205 : faults.other;
}

/** A status other than the one that a request must return. */
function faultOfStatus({ expected, persona, response: { status } }: ReportedExchange): WfcFault {
  const succeeded = status >= 200 && status < 300;
  if (/^[23]/.test(expected) && status >= 400) return faults.validRefused;
  if (!succeeded) return faults.other;
  if (persona === 'anonymous') return faults.anonymous;
  if (broken.has(persona)) return faults.brokenCredentials;
  return ['400', '415', '422'].includes(expected) ? faults.invalidAccepted : faults.other;
}
