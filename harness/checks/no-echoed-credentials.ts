import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Check } from '../model/check.ts';
import type { SentRequest } from '../model/exchange.ts';

export const noEchoedCredentials: Check = {
  id: 'no-echoed-credentials',
  title: 'No response repeats the credentials of the request',
  help: 'Leave credentials out of responses, also out of error texts: responses are logged and cached.',
  meaning:
    'No response may repeat the token or the API key of its request, neither in the body nor in a header. Responses are logged, cached and displayed, so credentials in them leak. Credentials of fewer than 8 characters are not searched for, because they may be in a response by chance.',
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
    const text = [response.body, ...Object.values(response.headers)].join('\n');
    return secrets.some((secret) => secret !== undefined && text.includes(secret))
      ? [{ message: 'the response repeats the token of the request' }]
      : [];
  },
};

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
