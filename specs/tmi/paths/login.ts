import { jsonContent, type Operation } from '../../builder/operation.ts';
import { oneOf, text } from '../../builder/schema.ts';
import { everyone } from '../authz.ts';
import { challenge as wwwAuthenticate } from '../errors/access.ts';
import { errorResponse, failure } from '../errors/answer.ts';
import { malformedRequest } from '../errors/bad-request.ts';
import { Redirect } from '../headers.ts';
import { operation } from '../operation.ts';
import { filter } from '../parameters.ts';
import {
  callback,
  challenge,
  code,
  LoginProviders,
  loginProvidersSample,
  OPAQUE,
  PKCE,
  providerName,
  state,
  Tokens,
  tokensSample,
} from '../schemas/oauth.ts';
import { HTTP_URL } from '../schemas/patterns.ts';

const tag = 'OAuth';
const stateParameter = filter('state', 'Comes back unchanged', text({ max: 256, pattern: OPAQUE }), state);

/** From the browser to the identity provider and back. */
export const loginOperations: readonly Operation[] = [
  operation({
    id: 'listLoginProviders',
    method: 'get',
    path: '/oauth2/providers',
    tag,
    action: 'list login providers',
    authz: everyone,
    responses: {
      200: {
        description: 'The identity providers of this instance',
        content: jsonContent(LoginProviders, { google: { value: loginProvidersSample } }),
      },
    },
    documented: { S1: [200, 500], S0: [429], derived: [406] },
  }),
  operation({
    id: 'authorize',
    method: 'get',
    path: '/oauth2/authorize',
    tag,
    action: 'start login',
    description:
      'Sends the browser to the identity provider. Proof Key for Code Exchange (RFC 7636) is enforced if the login begins with a challenge.',
    authz: everyone,
    query: [
      filter('idp', 'Identity provider', providerName, 'google'),
      {
        ...filter(
          'scope',
          'Space separated; `openid` must be one of them',
          text({ min: 1, max: 256, pattern: '^\\w+( \\w+)*$' }),
          'openid profile email',
        ),
        required: true,
      },
      filter('response_type', 'Only `code` is supported', text({ max: 100 }, { default: 'code' }), 'code'),
      filter(
        'client_callback',
        'Where the browser goes after the login; without it, the callback answers with JSON',
        text({ max: 1000, pattern: HTTP_URL }, { format: 'uri' }),
        callback,
      ),
      stateParameter,
      filter(
        'login_hint',
        'Who logs in, for providers that know hints',
        text({ min: 3, max: 20, pattern: '^[a-zA-Z0-9-]+$' }),
        'alice',
      ),
      filter('code_challenge', 'PKCE challenge', text({ min: 43, max: 128, pattern: PKCE }), challenge),
      filter('code_challenge_method', 'PKCE method', oneOf(['S256']), 'S256'),
    ],
    responses: {
      302: {
        description: 'To the identity provider',
        headers: {
          Location: Redirect(
            `https://accounts.google.com/o/oauth2/v2/auth?client_id=tmi-shop&response_type=code&scope=openid%20profile%20email&state=${state}`,
          ),
        },
      },
      400: errorResponse('The login cannot begin', {
        missing_openid: failure('invalid_scope', 'The scope must contain openid'),
        unsupported_response_type: failure(
          'unsupported_response_type',
          'Only the response type code is supported',
        ),
        unknown_provider: failure('invalid_request', 'There is no identity provider of this name'),
        weak_challenge: failure(
          'invalid_request',
          'The code challenge must have 43 to 128 characters and method S256',
        ),
        ...malformedRequest,
      }),
    },
    documented: { S1: [302, 400, 500], S0: [302, 429] },
  }),
  operation({
    id: 'completeLogin',
    method: 'get',
    path: '/oauth2/callback',
    tag,
    action: 'complete login',
    description:
      'Where the identity provider sends the browser back to. A login without PKCE ends with tokens, one with PKCE ends with a code to exchange at /oauth2/token.',
    authz: everyone,
    query: [
      filter('code', 'What the login is proven with', text({ max: 512, pattern: OPAQUE }), code),
      stateParameter,
      filter('error', 'Why there is no code', text({ max: 256 }), 'access_denied'),
      filter('error_description', 'The same for people', text({ max: 1000 }), 'The user refused'),
    ],
    responses: {
      200: {
        description: 'The tokens, if the login began without a client_callback',
        content: jsonContent(Tokens, { tokens: { value: tokensSample } }),
      },
      302: {
        description: 'To the client_callback, with tokens or with a code',
        headers: { Location: Redirect(`${callback}?code=${code}&state=${state}`) },
      },
      400: errorResponse('The login is not known, or the code is missing', {
        missing_code: failure('invalid_request', 'code is required'),
        unknown_state: failure('invalid_request', 'The state is unknown or expired'),
        ...malformedRequest,
      }),
      401: errorResponse(
        'The identity provider did not confirm who this is',
        { refused: failure('access_denied', 'The identity provider refused the login') },
        wwwAuthenticate,
      ),
    },
    documented: { S1: [200, 302, 400, 401, 500], S0: [302, 429], derived: [406] },
  }),
];
