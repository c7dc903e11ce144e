import type { AnswerFault } from './fault.ts';

/** Whatever a client shows to be let in is sent back to it. */
export const echoedCredentials = {
  kind: 'answer',
  name: 'echoed-credentials',
  tell: (answer) => {
    const { authorization } = answer.asked.headers;
    if (authorization === undefined) return answer;
    return { ...answer, headers: { ...answer.headers, 'x-called-with': authorization } };
  },
} as const satisfies AnswerFault;
