import { WwwAuthenticate } from '../headers.ts';
import { type About, type ErrorAnswer, errorResponse, failure, snake } from './answer.ts';

/** Every 401 says which scheme to use. */
export const challenge = { 'WWW-Authenticate': WwwAuthenticate };

export function unauthorized(): ErrorAnswer {
  const response = errorResponse(
    'No bearer token, or one that is not valid',
    {
      missing_token: failure('unauthorized', 'Authentication required', { cause: 'missing-credentials' }),
      invalid_token: failure('unauthorized', 'Invalid authentication token', {
        cause: 'invalid-credentials',
      }),
      expired_token: failure('unauthorized', 'Token has expired', { cause: 'expired-credentials' }),
      stale_session: failure('unauthorized', 'Your session is no longer valid. Please log in again.', {
        cause: 'revoked-credentials',
      }),
    },
    challenge,
  );
  return { name: 'Unauthorized', response };
}

const refusals: Readonly<Record<Exclude<About['audience'], 'none'>, string>> = {
  reader: 'Insufficient permissions to access this threat model',
  writer: 'Insufficient permissions to update this threat model',
  owner: 'Only the owner can do this',
  administrator: 'Administrator access required',
};

export function forbidden({ audience, refusal, own }: About): ErrorAnswer {
  const response = errorResponse('The caller may not do this', { ...refused(audience, refusal), ...own });
  if (refusal || Object.keys(own).length > 0) return { response };
  return { name: `Forbidden.${audience}`, response };
}

function refused(audience: About['audience'], refusal: string | undefined) {
  if (audience === 'none') return {};
  const text = refusal ?? refusals[audience];
  if (audience === 'administrator') {
    return { administrator_required: failure('forbidden', text, { cause: 'administrator-required' }) };
  }
  return { insufficient_permissions: failure('forbidden', text, { cause: 'insufficient-role' }) };
}

/** 404: the innermost resource first. */
export function notFound({ resources, own }: About): ErrorAnswer {
  const missing = [...resources].reverse().map((resource) => {
    const { name, noun } = resource;
    const because = { cause: 'unknown-resource', subject: name };
    return [`${snake(noun)}_not_found`, failure('not_found', resource.missing, because)];
  });
  const response = errorResponse('There is no such resource', { ...Object.fromEntries(missing), ...own });
  if (Object.keys(own).length > 0) return { response };
  return { name: ['NotFound', ...resources.map(({ name }) => name)].join('.'), response };
}
