import type { Check } from '../check.ts';

/** RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5: these end with their header section. */
const bodiless = new Set([204, 205, 304]);

export const noBodyWhereNoneIsAllowed: Check = {
  id: 'no-body-where-none-is-allowed',
  title: 'An answer without content has no body',
  help: 'Send this status without a body (RFC 9110, section 6.4.1).',
  level: 'MUST',
  judge: ({ response }) => {
    if (!bodiless.has(response.status)) return [];
    const length = Number(response.headers['content-length'] ?? 0);
    const announced = length > 0 || response.headers['transfer-encoding'] !== undefined;
    if (response.body === '' && !announced) return [];
    return [{ message: `${response.status} came with a body` }];
  },
};
