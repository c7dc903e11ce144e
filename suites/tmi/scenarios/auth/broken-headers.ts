import { request, type Scenario } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

interface BrokenHeader {
  readonly what: string;
  readonly header: (token: string) => string;
}

/** Authorization headers that look more and more like a good one, and are none. */
const brokenHeaders: readonly BrokenHeader[] = [
  { what: 'a token without a scheme', header: (token) => token },
  { what: 'a token in the scheme Basic', header: (token) => `Basic ${token}` },
  { what: 'a scheme without a token', header: () => 'Bearer ' },
  { what: 'two tokens in one header', header: (token) => `Bearer ${token} ${token}` },
  { what: 'a token that lacks its last part', header: (token) => `Bearer ${cut(token)}` },
  { what: 'a token that nobody signed', header: () => `Bearer ${unsigned}` },
];

/** RFC 7519, section 6: a JWT whose algorithm is "none" secures nothing. */
const unsigned = [
  { alg: 'none', typ: 'JWT' },
  { sub: 'admin', exp: 4102444800 },
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.')
  .concat('.');

/** Without the signature of a JWT; in the middle of anything else. */
function cut(token: string): string {
  const dot = token.lastIndexOf('.');
  return token.slice(0, dot > 0 ? dot : Math.floor(token.length / 4));
}

export const brokenHeaderStories: readonly Scenario[] = brokenHeaders.map(({ what, header }) =>
  scenario({
    suite: 'auth',
    title: `An Authorization header with ${what} is refused`,
    cell: 'GET /users/me 401',
    requirements: ['S0-401-invalid-token', 'S0-401-code-unauthorized'],
    run: async (story) => {
      const account = await story.account('header', 'stranger', 'shared');
      const operation = story.operation('getCurrentUser');
      const good = account.credentials(operation.access.schemes).headers.authorization ?? '';
      await story.send(request(story, 'getCurrentUser'), {
        as: account,
        expect: 200,
        step: 'control',
        why: 'Check that the token itself is valid',
      });
      const authorization = header(good.replace(/^Bearer /, ''));
      await story.send(request(story, 'getCurrentUser', { headers: { authorization } }), {
        as: 'malformed',
        expect: 401,
        why: `Send ${what}`,
      });
    },
  }),
);
