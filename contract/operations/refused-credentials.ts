import type { Cause } from './cause.ts';
import type { Operation } from './operation.ts';

/** With which status an operation refuses credentials, and how its document calls the reason. */
export interface CredentialsRefusal {
  readonly status: '401' | '403';
  readonly cause: Cause;
}

/** What is the same where a document does not tell them apart. */
const general: Readonly<Partial<Record<Cause, Cause>>> = { 'malformed-credentials': 'invalid-credentials' };

/**
 * How an operation refuses credentials that are missing or no good. It is 401 (RFC 9110, section 15.5.2), unless an example
 * of its 403 has the cause and none of its 401: some APIs say 401 only to those who sent nothing.
 */
export function credentialsRefusal({ responses }: Operation, cause: Cause): CredentialsRefusal {
  const statuses = ['401', '403'] as const;
  const shows = (wanted: Cause) =>
    statuses.find((status) =>
      responses.some(
        (response) =>
          response.status === status &&
          response.content.some(({ examples }) => examples.some((example) => example.cause === wanted)),
      ),
    );
  const exact = shows(cause);
  if (exact) return { status: exact, cause };
  const broader = general[cause];
  if (broader === undefined) return { status: '401', cause };
  return { status: shows(broader) ?? '401', cause: broader };
}
