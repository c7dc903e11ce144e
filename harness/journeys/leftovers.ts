import type { Path } from '../../contract/json.ts';
import { at, child } from '../../contract/json.ts';
import { parametersOf } from '../../contract/operations/path-template.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import { leavesOf } from '../request/leaves.ts';
import type { Leftovers, Step, Taken } from './journey.ts';
import { piecesOf } from './pieces.ts';

/**
 * The lists of some steps that show what the steps have created, by the name of the run. `responses`: the JSON that each step
 * was answered with. Of a list below something else that the journey creates, nothing is left when that is removed.
 */
export function leftoversOf(
  steps: readonly Step[],
  responses: readonly unknown[],
  { graph, runId }: { readonly graph: ResourceGraph; readonly runId: string },
): readonly Leftovers[] {
  return steps.flatMap((step, list) => {
    const collection = graph.collections.find(({ roles }) => roles.list === step.operation);
    if (!collection || piecesOf(step).length > 0) return [];
    const removal = steps.findIndex(({ operation }) => operation === collection.roles.remove);
    const deletion = steps[removal];
    const identifier = deletion && onlyValueOf(deletion);
    if (!identifier) return [];
    const value = at(responses[identifier.step], identifier.at);
    const leaf = leavesOf(responses[list]).find((one) => one.value === value && one.path.some(isIndex));
    if (!leaf) return [];
    const end = leaf.path.findLastIndex(isIndex);
    const pointer = (path: Path): string => child('', ...path);
    const item = at(responses[list], pointer(leaf.path.slice(0, end + 1)));
    if (!JSON.stringify(item).toLowerCase().includes(runId)) return [];
    return [
      {
        list,
        items: pointer(leaf.path.slice(0, end)),
        removal,
        identifier: pointer(leaf.path.slice(end + 1)),
      },
    ];
  });
}

/** What a deletion takes of a response, if that is all that differs in it. */
function onlyValueOf(step: Step): Taken | undefined {
  const [first, ...others] = piecesOf(step);
  const isAlone = others.length === 0 && parametersOf(step.operation.path).length === 1;
  return first?.kind === 'taken' && first.from === 'body' && isAlone ? first : undefined;
}

function isIndex(token: string | number): boolean {
  return typeof token === 'number';
}
