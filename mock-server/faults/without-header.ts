import type { FinishedAnswer } from './fault.ts';

/** The answer without some headers, named in lower case. */
export function withoutHeaders(answer: FinishedAnswer, names: readonly string[]): FinishedAnswer {
  const headers = Object.entries(answer.headers).filter(([name]) => !names.includes(name));
  return { ...answer, headers: Object.fromEntries(headers) };
}
