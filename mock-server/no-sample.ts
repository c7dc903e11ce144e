import { noSampleHeader } from '../contract/no-sample-header.ts';
import type { RequestStep } from './requests/call.ts';
import { type Answer, withHeader } from './responses/answer.ts';
import type { Bodies } from './responses/bodies.ts';
import { problem } from './responses/plain-problem.ts';
import type { Refuse } from './responses/refusals.ts';
import type { ReadyResponse } from './responses/responses.ts';

/** The pointer of the schema for which no body was found that it allows; undefined where one was. */
export function withoutSample({ best }: Bodies, { media }: ReadyResponse, index: number): string | undefined {
  const chosen = media[index];
  return chosen?.schema !== undefined && best(chosen).valid === 'not' ? chosen.schema : undefined;
}

/** Answers that there is no answer: an invalid one would be taken for what the document describes. */
export function noSampleStage(bodies: Bodies, ready: ReadyResponse, refuse: Refuse): RequestStep {
  return ({ media }) => {
    const schema = withoutSample(bodies, ready, media);
    if (schema === undefined) return undefined;
    const refusal = refuse({ status: 501, cause: undefined, message: messageFor(ready, schema) });
    return withHeader(refusal, noSampleHeader, schema);
  };
}

/** The same as a problem of RFC 9457, where the document has no other words for it. */
export function noSample(ready: ReadyResponse, schema: string): Answer {
  return problem(501, messageFor(ready, schema), { [noSampleHeader]: schema });
}

function messageFor({ status }: ReadyResponse, schema: string): string {
  return `No value was found that satisfies the schema of the response ${status} (${schema}). Give an example in the document`;
}
