import type { Check } from '../model/check.ts';

export const securityHeaders: Check = {
  id: 'security-headers',
  title: 'Browsers are told not to guess the type of an answer',
  help: 'Send X-Content-Type-Options: nosniff with every answer.',
  meaning:
    'Without `X-Content-Type-Options: nosniff`, a browser may guess the type of a response and run what was meant as data. The check looks at every response with a body. It is a SHOULD: an API without browsers among its clients can do without.',
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
