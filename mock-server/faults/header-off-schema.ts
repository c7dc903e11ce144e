import type { AnswerFault } from './fault.ts';

/** Documented headers have values that no number, date, URI or pattern allows. */
export const headerOffSchema = {
  kind: 'answer',
  name: 'header-off-schema',
  tell: (answer) => {
    const documented = answer.operation?.responses.find(({ status }) => status === String(answer.status));
    const names = documented?.headers.map(({ name }) => name.toLowerCase()) ?? [];
    const present = names.filter((name) => answer.headers[name] !== undefined);
    const off = Object.fromEntries(present.map((name) => [name, '<off schema>']));
    return { ...answer, headers: { ...answer.headers, ...off } };
  },
} as const satisfies AnswerFault;
