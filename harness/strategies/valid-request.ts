import { answersWithList } from '../../contract/operations/list-answer.ts';
import type { Cell, MediaType, Operation } from '../../contract/operations/operation.ts';
import { successesOf } from '../../contract/operations/status.ts';
import type { Alternative } from '../../contract/samples/alternatives.ts';
import type { Sample } from '../../contract/samples/sample.ts';
import { callerOf } from '../model/caller.ts';
import type { Answer, Scenario, Story } from '../model/scenario.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { mayBeGuessed } from '../request/guessed-formats.ts';
import { identifierAt } from '../request/made-identifier.ts';
import { isReadInSeveralWays } from '../request/several-readings.ts';
import { sendable } from '../request/valid-request.ts';
import { aimAtSuccess, aiming } from './aiming.ts';

const id = 'valid-request';

export const validRequest: Strategy = {
  id,
  title: 'A valid request succeeds, with every documented media type and alternative of its body',
  meaning:
    'A request that is valid by the document must succeed, with a documented 2xx, or the lowest 3xx if there is none. It is made from the examples of the document, or from its schemas if there is no example. Resources in its path are created first, through the API. Each media type of the body is tried, and up to eight alternatives of its schema (`oneOf`, `anyOf`, a discriminator). If an alternative is only one of a member, and nothing in it says which, another status leaves the cell not exercised. So does one to a body that matches several alternatives of a `oneOf`, or to a form with an object in it whose spelling the document does not say. If a 201 has a Location, it is followed, and must lead to the new resource.',
  help: 'Accept what the document describes, or describe what else a request needs: a required member, a narrower type, a valid example.',
  source: 'RFC 9110, section 15.3; OpenAPI 3.1.0, section 4.8.10 (Operation Object)',
  example: {
    operation: 'POST /books',
    request: `
      POST /books
      Content-Type: application/json

      <a body that is valid by its schema>`,
    got: 400,
    expected: '201',
  },
  plan: (cell, known) => {
    if (!isFirstSuccess(cell)) return [];
    const all = sendable(cell.operation);
    const usual = (all.length > 0 ? all : [undefined]).map((media) =>
      aiming(id, cell, {
        aim: aimAtBody(cell.operation, media, () => media && known.samples.request(media), known),
        title: `A valid request returns ${cell.response.status}`,
        ...(all.length > 1 && media ? { variant: media.type } : {}),
        run: (story) => run(story, cell, known, media?.type),
      }),
    );
    return [...usual, ...ofAlternatives(cell, known)];
  },
};

/** One for each alternative of the first body that has any. */
function ofAlternatives(cell: Cell, known: Known): Scenario[] {
  const { operation, response } = cell;
  const bodies = sendable(operation).map((media) => ({ media, all: known.samples.alternatives(media) }));
  const { media, all = [] } = bodies.find((body) => body.all.length > 0) ?? {};
  if (!media) return [];
  return all.map((alternative) =>
    aiming(id, cell, {
      // What is right for a member may depend on others where it does not say what it is.
      aim:
        alternative.isIndependent && !mayBeGuessed(media, known)
          ? aimAtBody(operation, media, alternative.sample, known)
          : 'may',
      title: `A valid request with the alternative "${alternative.name}" returns ${response.status}`,
      variant: alternative.name,
      run: (story) => run(story, cell, known, media.type, alternative),
    }),
  );
}

/** How binding it is that a request with a body succeeds. */
function aimAtBody(
  operation: Operation,
  media: MediaType | undefined,
  sample: () => Sample | undefined,
  known: Known,
): 'must' | 'may' {
  const isClear = media === undefined || !isReadInSeveralWays(media, () => sample()?.value, known);
  return isClear ? aimAtSuccess(operation, known) : 'may';
}

/** The success that an ordinary request has: the lowest documented one. Others need a reason that only stories know. */
export function isFirstSuccess({ operation, response }: Cell): boolean {
  const successes = operation.responses.map(({ status }) => status).filter((status) => /^[23]/.test(status));
  return response.status === successes.sort()[0];
}

async function run(
  story: Story,
  { operation, response }: Cell,
  known: Known,
  mediaType: string | undefined,
  alternative?: Alternative,
): Promise<void> {
  const draft = await story.draft(operation, mediaType, alternative);
  const as = callerOf(operation);
  const answer = await story.sendPlainly(draft, {
    as,
    expect: response.status,
    or: successesOf(operation).filter((status) => status !== response.status),
    why: `${operation.summary}, as ${as}`,
  });
  const { location } = answer.response.headers;
  if (answer.response.status === 201 && location !== undefined)
    await follow(story, known, operation, answer, location);
}

/**
 * RFC 9110, section 10.2.2: the Location of a 201 identifies the resource that was created. Whether the document has an
 * operation that reads it is another matter.
 */
async function follow(
  story: Story,
  { graph }: Known,
  creation: Operation,
  created: Answer,
  location: string,
): Promise<void> {
  const target = story.locate(location, created.target);
  if (!target || answersWithList(target.operation)) return;
  const { operation, path } = target;
  const producer = graph.producerFor(operation);
  // A mock remembers what is made in the collection where it is read; of all else it shows examples.
  if (!story.can('business-rules') && producer?.operation !== creation) return;
  const draft = await story.validRequest(operation, path);
  const why = 'Follow Location to the new resource';
  const found = await story.send(draft, { as: callerOf(operation), expect: '200', why, step: 'follow-up' });
  const pointer = producer?.pointer;
  // An answer that shows no identifier may be the resource in another form.
  const shown = pointer === undefined ? undefined : identifierAt(found.json, pointer);
  const holds = pointer === undefined || shown === undefined || shown === identifierAt(created.json, pointer);
  story.claim(found, { sentence: 'Location leads to the resource that was created', holds });
}
