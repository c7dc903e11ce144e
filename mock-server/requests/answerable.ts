import { noSampleHeader } from '../../contract/no-sample-header.ts';
import { withHeader } from '../responses/answer.ts';
import type { Bodies } from '../responses/bodies.ts';
import { messageFor, withoutSample } from '../responses/no-sample.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { ReadyResponse } from '../responses/responses.ts';
import type { RequestStep } from './call.ts';

/** Answers that there is no answer: an invalid one would be taken for what the document describes. */
export function noSampleStage(bodies: Bodies, ready: ReadyResponse, refuse: Refuse): RequestStep {
  return ({ media }) => {
    const schema = withoutSample(bodies, ready, media);
    if (schema === undefined) return undefined;
    const refusal = refuse({ status: 501, cause: undefined, message: messageFor(ready, schema) });
    return withHeader(refusal, noSampleHeader, schema);
  };
}
