import type { Operation } from '../../contract/operations/operation.ts';
import { withoutEndSlash } from '../../contract/operations/path-template.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import { identifierIn } from '../journal/told-identifiers.ts';
import { callerOf } from '../model/caller.ts';
import type { Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { isScarce } from '../request/scarce-identifiers.ts';
import { aiming } from './aiming.ts';
import { isFirstSuccess } from './valid-request.ts';

const id = 'asked-resource';

export const askedResource: Strategy = {
  id,
  title: 'Reading a resource returns that resource, and not another one',
  meaning:
    'Two resources are created, and both are read by their ids. It is a violation if a response has the identifier of another resource that the run created.',
  help: 'Select by the identifier in the path, and key caches by all of the path.',
  source: 'RFC 9110, sections 9.3.1 (GET) and 15.3.1 (200)',
  example: {
    operation: 'GET /lockers/{lockerId}',
    request: `
      GET /lockers/7
      GET /lockers/8`,
    got: 200,
    expected: '200',
    claim: 'a read returns the resource that was asked for',
  },
  plan: (cell, known) => {
    const { operation } = cell;
    const collection = known.graph.collections.find(
      ({ roles, itemPath }) =>
        roles.create &&
        // What nothing removes stays on the target: there is no more of it than needed.
        roles.remove &&
        roles.read?.key === operation.key &&
        itemPath === withoutEndSlash(operation.path),
    );
    if (!collection || !isFirstSuccess(cell) || isScarce(operation, known)) return [];
    return [
      aiming(id, cell, {
        aim: 'may',
        needs: ['business-rules'],
        title: 'A read returns the resource that was asked for',
        run: (story) => run(story, operation, collection, known),
      }),
    ];
  },
};

async function run(story: Story, operation: Operation, collection: Collection, known: Known): Promise<void> {
  const { parameter } = collection;
  const sentence = 'a read returns the resource that was asked for';
  // A server that always returns the first or the last one returns the right one of two once.
  for (const path of [await story.given(operation), await story.givenAnew(operation)]) {
    const draft = await story.validRequest(operation, path);
    const as = callerOf(operation);
    const answer = await story.send(draft, { as, expect: '200', why: `${operation.summary}, one of two` });
    const shown = identifierIn(answer.json, collection, known.graph);
    if (shown === undefined) continue;
    const isAsked = shown.toLowerCase() === path[parameter]?.toLowerCase();
    // What else is shown there may be the identifier of a version, or the same one in another spelling.
    if (!isAsked && !story.isOwn(operation, parameter, shown)) continue;
    story.claim(answer, { sentence, holds: isAsked, level: 'MUST' });
    if (!isAsked) throw new Stop('answered-otherwise', `${operation.key} returned another resource`);
  }
}
