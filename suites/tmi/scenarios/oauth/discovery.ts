import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JSONWebKeySet,
  jwtVerify,
} from 'jose';
import { type Answer, request, valueAt } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** RFC 7518, sections 6.2.2, 6.3.2 and 6.4: what nobody but its owner may know of a key. */
const privateParts = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

export const discovery = scenario({
  suite: 'oauth',
  title: 'The tokens that are issued are those that the discovery documents promise',
  cell: 'GET /.well-known/jwks.json 200',
  requirements: ['S1-get-openid-configuration', 'S1-get-oauth-authorization-server', 'S1-get-jwks'],
  needs: ['business-rules'],
  run: async (story) => {
    const { credentials, identity } = await story.account('issued', 'stranger', 'shared');
    const { schemes } = story.operation('getCurrentUser').access;
    const token = (credentials(schemes).headers.authorization ?? '').replace(/^Bearer /, '');
    const openid = await story.send(request(story, 'getOpenIdConfiguration'), {
      as: 'anonymous',
      expect: 200,
      why: 'Read the OpenID configuration',
    });
    const oauth = await story.send(request(story, 'getAuthorizationServerMetadata'), {
      as: 'anonymous',
      expect: 200,
      step: 'follow-up',
      why: 'Read the metadata of the authorization server',
    });
    story.claim(oauth, {
      sentence: 'Both documents name the same issuer and endpoints',
      holds: ['issuer', 'authorization_endpoint', 'token_endpoint'].every(
        (member) => valueAt(oauth, `/${member}`) === valueAt(openid, `/${member}`),
      ),
      requirement: 'S1-get-oauth-authorization-server',
    });
    const keys = await story.send(request(story, 'getJsonWebKeySet'), {
      as: 'anonymous',
      expect: 200,
      why: 'Read the keys',
    });
    story.claim(keys, {
      sentence: 'No published key has a private part',
      holds: !privateParts.some((member) => keys.response.body.includes(`"${member}":`)),
      requirement: 'S1-get-jwks',
    });
    const claims = decodeJwt(token);
    story.claim(openid, {
      sentence: 'The issuer of the tokens is the one of the configuration',
      holds: claims.iss === valueAt(openid, '/issuer'),
      requirement: 'S1-get-openid-configuration',
    });
    story.claim(keys, {
      sentence: 'Tokens are signed with a key that is published, and not with a shared secret',
      holds: !isSecretlySigned(token),
      requirement: 'S1-get-jwks',
    });
    story.claim(keys, {
      sentence: 'The published keys verify the token of the person it was issued to',
      holds:
        (isSecretlySigned(token) ? isEmpty(keys) : await isSignedWith(keys, token)) &&
        claims.sub === identity.subject,
      requirement: 'S1-get-jwks',
    });
  },
});

/** RFC 7518, section 3.2: with HMAC, whoever verifies a token can make one, so that nobody publishes the key. */
function isSecretlySigned(token: string): boolean {
  return decodeProtectedHeader(token).alg?.startsWith('HS') === true;
}

function isEmpty({ json }: Answer): boolean {
  return (json as JSONWebKeySet).keys.length === 0;
}

async function isSignedWith({ json }: Answer, token: string): Promise<boolean> {
  try {
    const { keys } = json as JSONWebKeySet;
    // What else a server publishes of its keys is judged by itself.
    const publicParts = keys.map(({ d: _, ...key }) => key);
    await jwtVerify(token, createLocalJWKSet({ keys: publicParts }));
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
