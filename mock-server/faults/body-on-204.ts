import type { AnswerFault } from './fault.ts';

/** An answer that has no content comes with some. */
export const bodyOn204 = {
  kind: 'answer',
  name: 'body-on-204',
  tell: (answer) => {
    if (answer.status !== 204) return answer;
    // No client expects the bytes, so that they would be taken for the beginning of the next answer.
    const headers = { ...answer.headers, 'content-type': 'application/json', connection: 'close' };
    return { ...answer, headers, body: '{"deleted":true}' };
  },
} as const satisfies AnswerFault;
