import { isObject } from '../../contract/json.ts';
import type { AnswerFault } from './fault.ts';
import { jsonBody } from './json-body.ts';
import { isSuccess } from './statuses.ts';

/** The values in the body of a success have other types than they should. */
export const bodyOffSchema = {
  kind: 'answer',
  name: 'body-off-schema',
  tell: (answer) => {
    const value = isSuccess(answer.status) ? jsonBody(answer) : undefined;
    return value === undefined ? answer : { ...answer, body: JSON.stringify(distorted(value)) };
  },
} as const satisfies AnswerFault;

function distorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? {} : value.map(distorted);
  if (!isObject(value)) return { off: value };
  const members = Object.entries(value);
  if (members.length === 0) return [];
  return Object.fromEntries(members.map(([name, member]) => [name, { off: member }]));
}
