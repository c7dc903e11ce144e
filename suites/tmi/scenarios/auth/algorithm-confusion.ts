import { decodeJwt, exportSPKI, importJWK, type JWK, SignJWT } from 'jose';
import { isObject, request, type Scenario, Stop, valueAt } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

interface Confusion {
  readonly what: string;
  /** What a server that lets the token choose its algorithm would take for the secret. */
  readonly secretOf: (key: JWK) => Promise<string>;
}

const confusions: readonly Confusion[] = [
  { what: 'the public key as PEM', secretOf: asPem },
  { what: 'the public key as JSON', secretOf: async (key) => JSON.stringify(key) },
];

/**
 * RFC 8725, section 2.1: everybody knows the public key, and a server that takes it for the secret of an HMAC lets
 * everybody sign.
 */
export const algorithmConfusion: readonly Scenario[] = confusions.map(({ what, secretOf }) =>
  scenario({
    suite: 'auth',
    title: `A token with an HMAC of ${what} is refused`,
    cell: 'GET /users/me 401',
    requirements: ['S0-401-invalid-token'],
    needs: ['business-rules'],
    run: async (story) => {
      const { credentials } = await story.account('confuse', 'stranger', 'shared');
      const { schemes } = story.operation('getCurrentUser').access;
      const token = (credentials(schemes).headers.authorization ?? '').replace(/^Bearer /, '');
      const keys = await story.send(request(story, 'getJsonWebKeySet'), {
        as: 'anonymous',
        expect: 200,
        step: 'set-up',
        why: 'Get the public key',
      });
      const key = valueAt(keys, '/keys/0');
      if (!isObject(key)) throw new Stop('does-not-fit', 'the server publishes no keys to be confused by');
      const forged = await new SignJWT(decodeJwt(token))
        .setProtectedHeader({ alg: 'HS256', ...(typeof key.kid === 'string' && { kid: key.kid }) })
        .sign(Buffer.from(await secretOf(key as JWK)));
      const headers = { authorization: `Bearer ${forged}` };
      await story.send(request(story, 'getCurrentUser', { headers }), {
        as: 'forged',
        expect: 401,
        cause: 'invalid-credentials',
        why: `Use a token that is signed with ${what}`,
      });
    },
  }),
);

/** Of the public part, whatever else a server publishes. */
async function asPem({ d: _, ...key }: JWK): Promise<string> {
  const imported = await importJWK(key);
  if (imported instanceof Uint8Array) throw new Stop('does-not-fit', 'the server publishes a secret key');
  return exportSPKI(imported);
}
