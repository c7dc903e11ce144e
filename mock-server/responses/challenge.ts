import type { Contract } from '../../contract/contract.ts';
import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Response } from '../../contract/operations/operation.ts';
import type { Headers } from './answer.ts';

/** RFC 9110, section 15.5.2: whoever answers 401 MUST send a challenge, whatever the document says about it. */
export function challengeOf(schemes: readonly SecurityScheme[]): string {
  return [...new Set(schemes.map(nameOf))].join(', ');
}

function nameOf(scheme: SecurityScheme): string {
  if (scheme.kind === 'basic') return 'Basic realm="mock"';
  return scheme.kind === 'bearer'
    ? (scheme.prefix ?? 'Bearer')
    : `ApiKey name="${scheme.key}", in="${scheme.in}"`;
}

/**
 * The challenge of each 401 that the document shows none for. Operations that ask for no credentials challenge as the
 * first one does that asks for some.
 */
export function createChallenges({ operations, responses }: Contract): (response: Response) => Headers {
  const guarded = operations.find(({ access }) => access.schemes.length > 0);
  const otherwise = guarded?.access.alternatives.flat() ?? [{ kind: 'bearer', name: '' }];
  const schemesOf = new Map(
    operations.flatMap(({ responses, access }) =>
      responses.map((response) => [response, access.alternatives.flat()] as const),
    ),
  );
  return (response) => {
    const own = schemesOf.get(response) ?? [];
    const challenge = challengeOf(own.length > 0 ? own : otherwise);
    const documented = response.headers.find(({ name }) => name.toLowerCase() === 'www-authenticate');
    const isShown = documented !== undefined && documented.examples.length > 0;
    const isRefused = documented?.schema !== undefined && !responses.at(documented.schema).accepts(challenge);
    return isShown || isRefused ? {} : { 'WWW-Authenticate': challenge };
  };
}
