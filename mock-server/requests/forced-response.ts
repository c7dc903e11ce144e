import { remembered } from '../../contract/memoise.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { Answer } from '../responses/answer.ts';
import { negotiation } from '../responses/negotiate.ts';
import { noSample, withoutSample } from '../responses/no-sample.ts';
import { problem } from '../responses/plain-problem.ts';
import { type Preferences, readPreferences } from '../responses/preferences.ts';
import type { ReadyResponse, Responses } from '../responses/responses.ts';
import { successOf } from '../responses/success.ts';
import type { RequestStep } from './call.ts';

/**
 * Gives the response that a client asks for, before anything else about the request is looked at. This is how every
 * documented response can be seen.
 */
export function forcedResponse(operation: Operation, responses: Responses): RequestStep {
  const choose = remembered((types: readonly string[]) => negotiation(types));
  let seed = 0;
  return ({ request, query }) => {
    if (request.headers.prefer === undefined && !query.includes('__')) return undefined;
    const wanted = readPreferences(request.headers, query);
    if (!wanted) return undefined;
    const { code } = wanted;
    if (code !== undefined && !/^[1-5]\d\d$/.test(code)) {
      return problem(422, `The preferred code has to be a status of three digits, not ${code}`);
    }
    const ready = code ? responses.find(operation, Number(code)) : successOf(operation, responses.ready);
    if (!ready) return notDocumented(operation, code);
    // Whoever asks for one response wants to see it, in another media type rather than not at all.
    const media = Math.max(0, choose(ready.types)(request.headers.accept));
    seed += 1;
    return preferred(responses, ready, media, wanted, seed);
  };
}

function notDocumented({ key, responses }: Operation, code = ''): Answer {
  const documented = responses.map(({ status }) => status).join(', ');
  return problem(404, `${key} documents no ${code}; it documents ${documented}`);
}

function preferred(
  { bodies }: Responses,
  ready: ReadyResponse,
  index: number,
  { example, dynamic }: Preferences,
  seed: number,
): Answer {
  const media = ready.media[index];
  if (example !== undefined) {
    const named = media?.examples.find(({ name }) => name === example);
    if (!media || !named) return noSuchExample(ready, index, example);
    return ready.withBody(index, bodies.serialise(media, named.value));
  }
  const schema = withoutSample(bodies, ready, index);
  if (schema !== undefined) return noSample(ready, schema);
  if (!dynamic || !media) return ready.best(index);
  return ready.withBody(index, bodies.serialise(media, bodies.generated(media, seed).value));
}

function noSuchExample({ media, status }: ReadyResponse, index: number, example: string): Answer {
  const names = media[index]?.examples.map(({ name }) => name).join(', ') || 'none';
  return problem(404, `The response ${status} has no example named ${example}; it has ${names}`);
}
