import type { Check } from '../check.ts';

export const noEchoedCredentials: Check = {
  id: 'no-echoed-credentials',
  title: 'No answer repeats the credentials of the request',
  level: 'MUST',
  judge: ({ request, response }) => {
    const authorization = Object.entries(request.headers).find(
      ([name]) => name.toLowerCase() === 'authorization',
    )?.[1];
    const secret = authorization?.split(' ').at(-1) ?? '';
    const text = [response.body, ...Object.values(response.headers)].join('\n');
    return secret.length >= 8 && text.includes(secret)
      ? [{ message: 'the answer repeats the token of the request' }]
      : [];
  },
};
