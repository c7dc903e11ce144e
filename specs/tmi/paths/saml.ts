import { jsonContent, media, type Operation } from '../../builder/operation.ts';
import { text } from '../../builder/schema.ts';
import { everyone } from '../authz.ts';
import { formBody } from '../bodies.ts';
import { challenge } from '../errors/access.ts';
import { errorResponse, failure } from '../errors/answer.ts';
import { Redirect } from '../headers.ts';
import { operation } from '../operation.ts';
import { filter } from '../parameters.ts';
import { callback, Tokens, tokensSample } from '../schemas/oauth.ts';
import { HTTP_URL } from '../schemas/patterns.ts';
import {
  LoggedOut,
  relayState,
  SamlAssertion,
  SamlLogout,
  SamlProviders,
  samlMessage,
  samlMessageSample,
  samlMetadataSample,
  samlProvidersSample,
} from '../schemas/saml.ts';

const tag = 'SAML';
const loggedOut = {
  200: {
    description: 'The session has ended',
    content: jsonContent(LoggedOut, { done: { value: { message: 'Logged out' } } }),
  },
};

/** The other way to log in. */
export const samlOperations: readonly Operation[] = [
  operation({
    id: 'listSamlProviders',
    method: 'get',
    path: '/saml/providers',
    tag,
    action: 'list SAML providers',
    authz: everyone,
    responses: {
      200: {
        description: 'The SAML identity providers of this instance',
        content: jsonContent(SamlProviders, { okta: { value: samlProvidersSample } }),
      },
    },
    documented: { S0: [429, 500], derived: [200, 406] },
  }),
  operation({
    id: 'startSamlLogin',
    method: 'get',
    path: '/saml/{provider}/login',
    tag,
    action: 'start SAML login',
    authz: everyone,
    query: [
      filter(
        'client_callback',
        'Where the browser goes after the login',
        text({ max: 1000, pattern: HTTP_URL }, { format: 'uri' }),
        callback,
      ),
    ],
    responses: {
      302: {
        description: 'To the identity provider',
        headers: {
          Location: Redirect(
            'https://shop.okta.com/app/tmi/sso/saml?SAMLRequest=PHNhbWxwOkF1dGhuUmVxdWVzdC8%2B',
          ),
        },
      },
    },
    documented: { S0: [302, 400, 429, 500], derived: [404] },
  }),
  operation({
    id: 'getSamlMetadata',
    method: 'get',
    path: '/saml/{provider}/metadata',
    tag,
    action: 'get SAML metadata',
    authz: everyone,
    responses: {
      200: {
        description: 'What the identity provider must know about this instance',
        content: {
          'application/samlmetadata+xml': media(
            { type: 'string' },
            { metadata: { value: samlMetadataSample } },
          ),
        },
      },
    },
    documented: { S0: [429, 500], derived: [200, 404, 406] },
  }),
  operation({
    id: 'completeSamlLogin',
    method: 'post',
    path: '/saml/acs',
    tag,
    action: 'complete SAML login',
    description: 'The assertion consumer service: where the identity provider sends the browser back to.',
    authz: everyone,
    body: formBody(SamlAssertion, { assertion: { value: { SAMLResponse: samlMessageSample } } }),
    responses: {
      200: {
        description: 'The tokens, if the login began without a client_callback',
        content: jsonContent(Tokens, { tokens: { value: tokensSample } }),
      },
      302: {
        description: 'To the client_callback, with the tokens',
        headers: {
          Location: Redirect(`${callback}#access_token=${tokensSample.access_token}&token_type=Bearer`),
        },
      },
      401: errorResponse(
        'The assertion does not say who this is',
        { invalid_assertion: failure('unauthorized', 'Invalid SAML assertion') },
        challenge,
      ),
    },
    documented: { S0: [400, 429, 500], derived: [200, 302, 401, 406, 415] },
  }),
  operation({
    id: 'endSamlSession',
    method: 'get',
    path: '/saml/slo',
    tag,
    action: 'end SAML session',
    description: 'Single logout, as a redirect.',
    authz: everyone,
    query: [
      {
        ...filter('SAMLRequest', 'The request of the identity provider', samlMessage, samlMessageSample),
        required: true,
      },
      filter('RelayState', 'Comes back unchanged', relayState, 'af0ifjsldkj'),
    ],
    responses: loggedOut,
    documented: { S0: [400, 429, 500], derived: [200, 406] },
  }),
  operation({
    id: 'endSamlSessionByForm',
    method: 'post',
    path: '/saml/slo',
    tag,
    action: 'end SAML session by form',
    description: 'Single logout, as a form.',
    authz: everyone,
    body: formBody(SamlLogout, { logout: { value: { SAMLRequest: samlMessageSample } } }),
    responses: loggedOut,
    documented: { S0: [400, 429, 500], derived: [200, 406, 415] },
  }),
];
