import type { Check } from '../model/check.ts';

export const securityHeaders: Check = {
  id: 'security-headers',
  title: 'Browsers are told not to guess the type of an answer',
  help: 'Send X-Content-Type-Options: nosniff with every answer.',
  level: 'SHOULD',
  judge: ({ response }) => {
    if (response.body === '' || response.headers['x-content-type-options']?.toLowerCase() === 'nosniff')
      return [];
    return [{ message: 'no X-Content-Type-Options: nosniff', place: 'X-Content-Type-Options' }];
  },
};
