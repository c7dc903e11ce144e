import type { Contract } from '../../contract/contract.ts';
import { isGuarded } from '../../contract/operations/csrf.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { Refuse } from '../responses/refusals.ts';
import { rawCookie } from './authenticate.ts';
import type { RequestStep } from './call.ts';

/**
 * Protection against cross-site request forgery, where the document declares it: any header that repeats the cookie is good,
 * as in every double submit without a session. It is checked before credentials.
 */
export function csrfStep({ csrf }: Contract, { method, access }: Operation, refuse: Refuse): RequestStep {
  if (!csrf || !access.csrf || !isGuarded(method)) return () => undefined;
  const { cookie, header, refusedWith } = csrf;
  const status = Number(refusedWith);
  return ({ request }) => {
    const expected = rawCookie(request, cookie);
    const got = request.headers[header.toLowerCase()];
    if (!expected || !got) {
      const message = `This needs the cookie ${cookie}, and its value in ${header}`;
      return refuse({ status, cause: 'missing-csrf-token', message });
    }
    if (got === expected) return undefined;
    return refuse({ status, cause: 'invalid-csrf-token', message: `${header} is not the cookie ${cookie}` });
  };
}
