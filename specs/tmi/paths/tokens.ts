import { jsonContent, type Operation } from '../../builder/operation.ts';
import { anyUser, everyone } from '../authz.ts';
import { formBody, jsonBody } from '../bodies.ts';
import { challenge } from '../errors/access.ts';
import { errorResponse, failure } from '../errors/answer.ts';
import { malformedRequest } from '../errors/bad-request.ts';
import { operation } from '../operation.ts';
import { filter } from '../parameters.ts';
import {
  Introspection,
  IntrospectionRequest,
  introspectionSample,
  providerName,
  RefreshRequest,
  TokenRequest,
  Tokens,
  tokenRequestSample,
  tokensSample,
} from '../schemas/oauth.ts';
import { UserInfo, userInfoSample } from '../schemas/principal.ts';

const tag = 'OAuth';

const missing = (member: string) =>
  failure('invalid_request', `${member} is required`, { cause: 'missing-member', subject: member });

const unreadable = {
  invalid_field: failure('invalid_request', 'A field of the request body is not valid', {
    cause: 'invalid-member',
  }),
  malformed_json: failure('invalid_request', 'The request body is not valid JSON', {
    cause: 'malformed-body',
  }),
};

/** The life of a token. */
export const tokenOperations: readonly Operation[] = [
  operation({
    id: 'exchangeCode',
    method: 'post',
    path: '/oauth2/token',
    tag,
    action: 'exchange code',
    description: 'A code is good for one use, even if that use fails.',
    authz: everyone,
    query: [filter('idp', 'The identity provider that the code is from', providerName, 'google')],
    body: jsonBody(TokenRequest, { code: { value: tokenRequestSample } }),
    responses: {
      200: {
        description: 'The tokens',
        content: jsonContent(Tokens, { tokens: { value: tokensSample } }),
      },
      400: errorResponse('The request is malformed, or the code is no good', {
        missing_code: missing('code'),
        missing_redirect_uri: missing('redirect_uri'),
        ...unreadable,
        unknown_code: failure('invalid_grant', 'The code is unknown, expired or used'),
        wrong_verifier: failure('invalid_grant', 'The code verifier does not fit the challenge'),
        // RFC 6749, section 5.2.
        unsupported_grant_type: failure('unsupported_grant_type', 'Only authorization_code is supported', {
          cause: 'invalid-member',
          subject: 'grant_type',
        }),
        unknown_provider: failure('invalid_request', 'There is no identity provider of this name'),
        ...malformedRequest,
      }),
    },
    documented: { S1: [200, 400, 500], S0: [429], derived: [406, 415] },
  }),
  operation({
    id: 'refreshTokens',
    method: 'post',
    path: '/oauth2/refresh',
    tag,
    action: 'refresh tokens',
    description: 'A refresh token is good for one use; the answer brings the next one.',
    authz: everyone,
    body: jsonBody(RefreshRequest, { token: { value: { refresh_token: tokensSample.refresh_token } } }),
    responses: {
      200: {
        description: 'New tokens',
        content: jsonContent(Tokens, { tokens: { value: nextTokens() } }),
      },
      400: errorResponse('The request is malformed', {
        missing_refresh_token: missing('refresh_token'),
        ...unreadable,
        ...malformedRequest,
      }),
      401: errorResponse(
        'The refresh token is no good',
        { unknown_token: failure('invalid_grant', 'The refresh token is unknown, expired or used') },
        challenge,
      ),
    },
    documented: { S1: [200, 400, 401, 500], S0: [429], derived: [406, 415] },
  }),
  operation({
    id: 'getUserInfo',
    method: 'get',
    path: '/oauth2/userinfo',
    tag,
    action: 'get user information',
    authz: anyUser,
    responses: {
      200: {
        description: 'The caller',
        content: jsonContent(UserInfo, { alice: { value: userInfoSample } }),
      },
    },
    documented: { S1: [200, 401, 500], S0: [429], derived: [406] },
  }),
  operation({
    id: 'introspectToken',
    method: 'post',
    path: '/oauth2/introspect',
    tag,
    action: 'introspect token',
    description: 'Of a token that is expired, forged or revoked, nothing is told but that it is not active.',
    authz: everyone,
    body: formBody(IntrospectionRequest, { token: { value: { token: tokensSample.access_token } } }),
    responses: {
      200: {
        description: 'Whether the token is good',
        content: jsonContent(Introspection, {
          active: { value: introspectionSample },
          inactive: { value: { active: false } },
        }),
      },
      400: errorResponse('The request is malformed', {
        missing_token: missing('token'),
        ...malformedRequest,
      }),
    },
    documented: { S1: [200, 400], S0: [429], derived: [406, 415] },
  }),
  operation({
    id: 'revokeToken',
    method: 'post',
    path: '/oauth2/revoke',
    tag,
    action: 'revoke token',
    description: 'Revokes the bearer token that the request carries.',
    authz: anyUser,
    responses: { 204: { description: 'The token is good no more' } },
    documented: { S1: [204, 401, 500], S0: [429] },
  }),
];

function nextTokens(): object {
  return {
    ...tokensSample,
    access_token: tokensSample.access_token.replace('c2lnbmF0dXJl', 'bmV4dA'),
    refresh_token: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e22',
  };
}
