import type { AnswerFault } from './fault.ts';

/** The new resource is said to be where nothing is. */
export const locationToNowhere = {
  kind: 'answer',
  name: 'location-to-nowhere',
  tell: (answer) => {
    const { location } = answer.headers;
    if (answer.status !== 201 || location === undefined) return answer;
    return { ...answer, headers: { ...answer.headers, location: `${location}-to-nowhere` } };
  },
} as const satisfies AnswerFault;
