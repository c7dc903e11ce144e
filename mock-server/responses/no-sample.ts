import { noSampleHeader } from '../../contract/no-sample-header.ts';
import type { Answer } from './answer.ts';
import type { Bodies } from './bodies.ts';
import { problem } from './plain-problem.ts';
import type { ReadyResponse } from './responses.ts';

/** The pointer of the schema for which no body was found that it allows; undefined where one was. */
export function withoutSample({ best }: Bodies, { media }: ReadyResponse, index: number): string | undefined {
  const chosen = media[index];
  return chosen?.schema !== undefined && best(chosen).valid === 'not' ? chosen.schema : undefined;
}

/** An answer that there is no answer, as a problem of RFC 9457. */
export function noSample(ready: ReadyResponse, schema: string): Answer {
  return problem(501, messageFor(ready, schema), { [noSampleHeader]: schema });
}

/** What is missing, and what to do about it. */
export function messageFor({ status }: ReadyResponse, schema: string): string {
  return `No value was found that satisfies the schema of the response ${status} (${schema}). Give an example in the document`;
}
