import { isBodiless } from '../../contract/operations/status.ts';
import type { Check } from '../model/check.ts';

export const noBodyWhereNoneIsAllowed: Check = {
  id: 'no-body-where-none-is-allowed',
  title: 'A response whose status allows no body has none',
  help: 'Send this status without a body (RFC 9110, section 6.4.1).',
  meaning:
    'A response with 204, 205 or 304 ends with its header section. A body, a Content-Length above 0 or a Transfer-Encoding makes clients wait, or read the next response wrongly.',
  source: 'RFC 9110, sections 6.4.1, 15.3.5, 15.3.6 and 15.4.5',
  example: {
    document: `
      /pets/{petId}:
        delete:
          responses:
            204: { description: Deleted }`,
    request: 'DELETE /pets/7',
    response: `
      204 No Content
      Content-Length: 15

      {"deleted":true}`,
  },
  level: 'MUST',
  judge: ({ response }) => {
    if (!isBodiless(response.status)) return [];
    const length = Number(response.headers['content-length'] ?? 0);
    const announced = length > 0 || response.headers['transfer-encoding'] !== undefined;
    if (response.body === '' && !announced) return [];
    return [{ message: `${response.status} came with a body` }];
  },
};
