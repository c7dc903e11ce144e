import type { Check } from '../model/check.ts';

export const securityHeaders: Check = {
  id: 'security-headers',
  title: 'Responses tell browsers not to guess their media type',
  help: 'Send X-Content-Type-Options: nosniff with every response.',
  meaning:
    'Without `X-Content-Type-Options: nosniff`, a browser may guess the type of a response and execute data as a script. The check judges every response with a body. It is a SHOULD: an API without browser clients does not need it.',
  source: 'Fetch Standard, X-Content-Type-Options header',
  example: {
    document: `
      /pets:
        get:
          responses:
            200: { description: All pets }`,
    request: 'GET /pets',
    response: `
      200 OK
      Content-Type: application/json

      []`,
  },
  level: 'SHOULD',
  judge: ({ response }) => {
    if (response.body === '' || response.headers['x-content-type-options']?.toLowerCase() === 'nosniff')
      return [];
    return [{ message: 'no X-Content-Type-Options: nosniff', place: 'X-Content-Type-Options' }];
  },
};
