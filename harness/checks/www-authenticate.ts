import type { Check } from '../model/check.ts';

export const wwwAuthenticate: Check = {
  id: 'www-authenticate',
  title: 'A 401 says how to authenticate (RFC 9110, section 15.5.2)',
  help: 'Send WWW-Authenticate with every 401, and name a scheme that the operation accepts.',
  meaning:
    'A 401 must say in WWW-Authenticate how to authenticate. If the operation accepts only bearer tokens, the header must name the scheme Bearer.',
  source: 'RFC 9110, sections 11.6.1 and 15.5.2',
  example: {
    document: `
      /pets:
        get:
          responses:
            200: { description: All pets }
            401: { description: Credentials are missing or wrong }`,
    request: 'GET /pets',
    response: '401 Unauthorized',
  },
  level: 'MUST',
  judge: ({ operation, response }) => {
    if (response.status !== 401) return [];
    const challenge = response.headers['www-authenticate'];
    if (challenge === undefined)
      return [{ message: 'no WWW-Authenticate on 401', place: 'WWW-Authenticate' }];
    const { alternatives } = operation.access;
    // Whoever takes something else as well may ask for that.
    const wantsBearer =
      alternatives.length > 0 &&
      alternatives.every((schemes) =>
        schemes.some((scheme) => scheme.kind === 'bearer' && scheme.prefix === undefined),
      );
    if (!wantsBearer || /(^|,\s*)bearer(\s|,|$)/i.test(challenge)) return [];
    return [
      {
        message: 'WWW-Authenticate does not name the scheme Bearer that the document declares',
        place: 'WWW-Authenticate',
      },
    ];
  },
};
