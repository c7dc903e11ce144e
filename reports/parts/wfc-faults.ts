import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedExchange } from '../../harness/report/evidence.ts';

/** A kind of fault of Web Fuzzing Commons (faults 0.9.0): its number and its name. */
export interface WfcFault {
  readonly code: number;
  readonly id: string;
}

/** What Web Fuzzing Commons has no kind for; codes from 900 are for tools. */
const other: WfcFault = { code: 900, id: 'ASSAY_OTHER' };
const invalidResponse: WfcFault = { code: 200, id: 'SCHEMA_INVALID_RESPONSE' };

/** Checks that find one kind of fault, whatever the exchange. */
const ofCheck: Readonly<Record<string, WfcFault>> = {
  'body-matches-schema': invalidResponse,
  'content-type': invalidResponse,
  'headers-match-schema': invalidResponse,
  'no-write-only-members': invalidResponse,
  'status-declared': invalidResponse,
  location: { code: 120, id: 'HTTP_INVALID_LOCATION' },
  'www-authenticate': { code: 109, id: 'HTTP_STATUS_NO_401_IF_NO_WWW_AUTHENTICATE' },
  'refuses-invalid': { code: 206, id: 'SCHEMA_VALIDATION_BYPASS' },
};

/** Kinds of probes that claim something, by the end of the ids of their scenarios. */
const ofProbe: Readonly<Record<string, WfcFault>> = {
  'told-existence': { code: 304, id: 'SECURITY_EXISTENCE_LEAKAGE' },
  'server-set-members': { code: 303, id: 'SECURITY_MASS_ASSIGNMENT' },
};

/** The personas whose credentials are no good, but for the one that sends none. */
const broken = new Set(['malformed', 'forged', 'expired', 'revoked', 'deleted']);

/** The kind of fault that a violation is. Without its exchange, only checks of one kind can be told. */
export function wfcFault(violation: Violation, exchange: ReportedExchange | undefined): WfcFault {
  const { check, message, scenario } = violation;
  const known = Object.hasOwn(ofCheck, check) ? ofCheck[check] : undefined;
  if (known) return known;
  if (check === 'no-internals')
    return message.includes('stack trace') ? { code: 309, id: 'SECURITY_LEAKED_STACK_TRACES' } : other;
  if (check === 'claim') return ofProbe[scenario.split(' › ').at(-1) ?? ''] ?? other;
  if (!exchange) return other;
  const { status } = exchange.response;
  if (check === 'no-body-where-none-is-allowed') return faultOfBody(status);
  if (status === 500) return { code: 100, id: 'HTTP_STATUS_500' };
  if (status > 501) return { code: 121, id: 'HTTP_OTHER_STATUS_5XX' };
  return check === 'status-as-aimed' ? faultOfStatus(exchange) : other;
}

function faultOfBody(status: number): WfcFault {
  if (status === 204) return { code: 105, id: 'HTTP_STATUS_NO_204_IF_CONTENT' };
  return status === 205 ? { code: 111, id: 'HTTP_STATUS_NO_205_IF_CONTENT' } : other;
}

/** A status other than the one that a request must return. */
function faultOfStatus({ expected, persona, response: { status } }: ReportedExchange): WfcFault {
  const succeeded = status >= 200 && status < 300;
  if (/^[23]/.test(expected) && status >= 400) return { code: 207, id: 'SCHEMA_VALID_INPUT_REJECTED' };
  if (!succeeded) return other;
  if (persona === 'anonymous') return { code: 307, id: 'SECURITY_IGNORE_ANONYMOUS' };
  if (broken.has(persona)) return { code: 311, id: 'SECURITY_DECLARED_AUTH_NOT_ENFORCED' };
  return ['400', '415', '422'].includes(expected) ? { code: 206, id: 'SCHEMA_VALIDATION_BYPASS' } : other;
}
