import { isDeepStrictEqual } from 'node:util';
import { isWithinTemplate, parametersOf } from '../../contract/operations/path-template.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import { makes } from '../journal/journal.ts';
import type { Step, Template } from './journey.ts';

/** The steps of a journey; each deletion says what it removes, the outermost of it. */
export function withRemovals(steps: readonly Step[], graph: ResourceGraph): readonly Step[] {
  return steps.map((step, index) => {
    if (step.operation.method !== 'DELETE') return step;
    const found = steps.findIndex(
      (creation, place) =>
        place < index && makes(creation.operation, graph) && removes(step, creation, place, graph),
    );
    return found === -1 ? step : { ...step, removes: found };
  });
}

/** The first step that creates something which no later step removes; undefined if they leave nothing. */
export function unremoved(steps: readonly Step[], graph: ResourceGraph): Step | undefined {
  return steps.find(
    (step, index) =>
      makes(step.operation, graph) &&
      !steps.slice(index).some((later) => later.removes !== undefined && removes(later, step, index, graph)),
  );
}

/** Whether a deletion removes what a step has created: that itself, or what contains it. */
function removes(deletion: Step, creation: Step, index: number, graph: ResourceGraph): boolean {
  const { operation, path } = deletion;
  if (isWithinTemplate(creation.operation.path, operation.path))
    return parametersOf(operation.path).every((name, place) => {
      const other = parametersOf(creation.operation.path)[place] ?? '';
      return isDeepStrictEqual(path[name], creation.path[other]);
    });
  const last = path[parametersOf(operation.path).at(-1) ?? ''] ?? [];
  return (
    graph.producerFor(operation)?.operation === creation.operation && last.some((piece) => isOf(piece, index))
  );
}

function isOf(piece: Template[number], index: number): boolean {
  if (typeof piece === 'string') return false;
  return piece.kind !== 'taken' || piece.step === index;
}
