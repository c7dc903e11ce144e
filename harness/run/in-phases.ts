import type { Operation } from '../../contract/operations/operation.ts';
import type { Profile } from '../model/profile.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import { probedOperation } from '../probes/probing.ts';
import { disturbanceOf } from '../safety/effect.ts';

/**
 * The scenarios in three phases, each to be over before the next begins: those after which a server is as it was; those of
 * operations that work on what is there already, or on settings; those after which it may not work any more. Otherwise the
 * order stays. Stories of the API's own suite come first: their author knows what they change.
 */
export function inPhases(
  scenarios: readonly Scenario[],
  known: Pick<Known, 'contract' | 'graph'>,
  { scenarios: stories }: Pick<Profile, 'scenarios'>,
): readonly [readonly Scenario[], readonly Scenario[], readonly Scenario[]] {
  const own = new Set(stories.map(({ id }) => id));
  const operations = operationsByScenario(scenarios, known);
  const phaseOf = (scenario: Scenario): number => {
    const operation = own.has(scenario.id) ? undefined : operations.get(scenario);
    return operation ? disturbanceOf(operation, known) : 0;
  };
  const phases = Map.groupBy(scenarios, phaseOf);
  return [phases.get(0) ?? [], phases.get(1) ?? [], phases.get(2) ?? []];
}

/** The operation of the cell that a scenario tests, or that it probes. */
function operationsByScenario(
  scenarios: readonly Scenario[],
  { contract }: Pick<Known, 'contract'>,
): ReadonlyMap<Scenario, Operation> {
  const byCell = new Map(contract.cells.map(({ id, operation }) => [id, operation]));
  const byKey = new Map(contract.operations.map((operation) => [operation.key, operation]));
  return new Map(
    scenarios.flatMap((scenario) => {
      const operation = byCell.get(scenario.cell ?? '') ?? byKey.get(probedOperation(scenario) ?? '');
      return operation ? [[scenario, operation] as const] : [];
    }),
  );
}
