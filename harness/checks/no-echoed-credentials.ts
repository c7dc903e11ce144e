import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Check } from '../model/check.ts';
import type { Exchange, SentRequest } from '../model/exchange.ts';
import { isSafe } from '../model/safe-method.ts';

export const noEchoedCredentials: Check = {
  id: 'no-echoed-credentials',
  title: 'No response repeats the credentials of the request',
  help: 'Leave credentials out of responses, also out of error texts: responses are logged and cached.',
  meaning:
    'No response may repeat the token or the API key of its request, neither in the body nor in a header. Responses are logged, cached and displayed, so credentials in them leak. Credentials of fewer than 8 characters are not searched for, because they may be in a response by chance, nor is the token that a successful response to a POST issues in a member of such a name (`access_token`, `jwt`).',
  source: 'CWE-201 (Insertion of Sensitive Information Into Sent Data); RFC 6750, section 5.3',
  example: {
    document: `
      /pets:
        get:
          responses:
            401: { description: Credentials are missing or wrong }`,
    request: `
      GET /pets
      Authorization: Bearer eyJhbGciOiJIUzI1NiJ9`,
    response: `
      401 Unauthorized
      WWW-Authenticate: Bearer
      Content-Type: application/json

      {"error": "invalid token eyJhbGciOiJIUzI1NiJ9"}`,
  },
  level: 'MUST',
  judge: ({ operation, request, response }) => {
    const carried = [authorizationOf(request), ...operation.access.alternatives.flat().map(keyOf(request))];
    const secrets = carried.filter((secret) => secret !== undefined && secret.length >= shortest);
    const text = [withoutIssued(request, response), ...Object.values(response.headers)].join('\n');
    return secrets.some((secret) => secret !== undefined && text.includes(secret))
      ? [{ message: 'the response repeats the token of the request' }]
      : [];
  },
};

/** What a login or a refresh gives out (RFC 6749, section 5.1), by the names that APIs give it. */
const issued = /"(?:access|refresh|id|auth)?[_-]?(?:token|jwt)"\s*:\s*"(?:[^"\\]|\\.)*"/gi;

/** A server may issue the token again that is still good: giving it out is what a success of such an operation is for. */
function withoutIssued({ method }: SentRequest, { status, body }: Exchange['response']): string {
  return !isSafe(method) && status >= 200 && status < 300 ? body.replaceAll(issued, '') : body;
}

/** A shorter text may stand in an answer by chance. */
const shortest = 8;

function authorizationOf(request: SentRequest): string | undefined {
  return headerOf(request, 'authorization')?.split(' ').at(-1);
}

/** What a request carries for an API key, wherever that is. */
function keyOf(request: SentRequest): (scheme: SecurityScheme) => string | undefined {
  return (scheme) => {
    if (scheme.kind !== 'api-key') return undefined;
    if (scheme.in === 'header') return headerOf(request, scheme.key);
    if (scheme.in === 'query')
      return new URLSearchParams(request.target.split('?')[1]).get(scheme.key) ?? undefined;
    const cookies = headerOf(request, 'cookie')?.split('; ') ?? [];
    return cookies.find((pair) => pair.startsWith(`${scheme.key}=`))?.slice(scheme.key.length + 1);
  };
}

function headerOf({ headers }: SentRequest, name: string): string | undefined {
  return Object.entries(headers).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
}
