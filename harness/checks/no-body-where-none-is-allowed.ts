import { isBodiless } from '../../contract/operations/status.ts';
import type { Check } from '../model/check.ts';

export const noBodyWhereNoneIsAllowed: Check = {
  id: 'no-body-where-none-is-allowed',
  title: 'An answer without content has no body',
  help: 'Send this status without a body (RFC 9110, section 6.4.1).',
  level: 'MUST',
  judge: ({ response }) => {
    if (!isBodiless(response.status)) return [];
    const length = Number(response.headers['content-length'] ?? 0);
    const announced = length > 0 || response.headers['transfer-encoding'] !== undefined;
    if (response.body === '' && !announced) return [];
    return [{ message: `${response.status} came with a body` }];
  },
};
