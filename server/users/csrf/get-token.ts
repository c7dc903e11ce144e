import { randomUUID } from 'node:crypto';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { CSRF_COOKIE } from './guard.ts';

/** GET /api/v1/auth/csrf-token: the cookie is readable for scripts, which have to repeat it. */
export const getCsrfToken = operation({
  id: 'getCsrfToken',
  method: 'GET',
  path: '/api/v1/auth/csrf-token',
  authz: everyone,
  success: { code: 'CSRF_TOKEN_GENERATED', message: 'CSRF token generated' },
  headers: (data, { PUBLIC_URL }) => {
    const secure = PUBLIC_URL.startsWith('https:') ? '; Secure' : '';
    return {
      'set-cookie': `${CSRF_COOKIE}=${'token' in data ? data.token : ''}; Path=/; SameSite=Lax${secure}`,
    };
  },
  handler: async () => ({ token: randomUUID() }),
});
