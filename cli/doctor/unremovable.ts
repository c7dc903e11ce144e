import type { Operation } from '../../contract/operations/operation.ts';
import type { Producer } from '../../contract/resources/producer.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import { probedOperation } from '../../harness/probes/probing.ts';
import { isHarmless, mostLastingProbes, sharersOf } from '../../harness/story/lasting.ts';
import type { Finding } from './finding.ts';
import { namesOf } from './operation-names.ts';

/** What a run creates that stays, because the document has no DELETE of it. */
export function unremovableFindings(plan: Plan): readonly Finding[] {
  const { protection } = plan;
  const creations = [...(protection?.lasting ?? [])].filter(
    (operation) => protection?.whyNot(operation) === undefined,
  );
  const [first] = creations;
  if (!first) return [];
  const stay = creations.reduce((sum, creation) => sum + likelyCount(creation, plan), 0);
  return [
    {
      about: 'clean-up',
      state: 'note',
      says: `no operation removes what ${namesOf(creations)} ${creations.length === 1 ? 'creates' : 'create'}: what a run creates there stays, about ${stay} in a whole run`,
      help: `Leave one out with --exclude "${first.key}".`,
    },
  ];
}

/** How many things a run makes by an operation whose results stay, where the server accepts only what its document allows. */
function likelyCount(creation: Operation, { scenarios, known, protection }: Plan): number {
  if (!protection) return 0;
  const { contract, graph } = known;
  const takers = scenarios.flatMap((scenario) => {
    const cell = contract.cells.find(({ id }) => id === scenario.cell);
    const probed = probedOperation(scenario);
    const operation = cell?.operation ?? contract.operations.find(({ key }) => key === probed);
    if (!operation) return [];
    if (operation === creation) return cell && !isHarmless(cell.response.status) ? ['its own'] : [];
    const producer = producersOf(operation, graph).find((one) => one.operation === creation);
    return producer ? [sharersOf(scenario, producer.itemPath, { known, protection }) ?? 'its own'] : [];
  });
  const own = takers.filter((taker) => taker === 'its own').length;
  const shared = new Set(takers.filter((taker) => taker !== 'its own')).size;
  return (
    own + shared + (scenarios.some((one) => probedOperation(one) === creation.key) ? mostLastingProbes : 0)
  );
}

/** What makes the resource that an operation is about, and what that stands in. */
function producersOf(operation: Operation, graph: ResourceGraph): readonly Producer[] {
  const found: Producer[] = [];
  let next = graph.producerFor(operation);
  while (next && !found.includes(next)) {
    found.push(next);
    next = graph.producerFor(next.operation);
  }
  return found;
}
