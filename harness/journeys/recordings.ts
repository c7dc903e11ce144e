import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { ScenarioOutline } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import type { RunResult } from '../run/run.ts';
import type { Journey } from './journey.ts';
import { suite } from './journey-plan.ts';
import { recordJourney } from './record-journey.ts';

/** Journeys, and what is none. */
export interface Recordings {
  readonly journeys: readonly Journey[];
  readonly refused: readonly Refused[];
}

export interface Refused {
  /** The journey. */
  readonly name: string;
  /** A clause. */
  readonly why: string;
}

type Ran = Pick<RunResult, 'runId' | 'exchanges' | 'endings' | 'scenarios' | 'sightings'>;

/** The journeys that the scenarios of a run were, of which each step succeeded and that leave nothing behind. */
export function recordings(ran: Ran, known: Known): Recordings {
  const journeys: Journey[] = [];
  const refused: Refused[] = [];
  for (const scenario of ran.scenarios.filter((one) => one.suite === suite)) {
    const { title: name } = scenario;
    try {
      journeys.push(journeyOf(scenario, ran, known));
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      refused.push({ name, why: error.message });
    }
  }
  return { journeys, refused };
}

function journeyOf(scenario: ScenarioOutline, ran: Ran, known: Known): Journey {
  const { id, title, cell } = scenario;
  const ending = ran.endings.get(id);
  if (ending) throw new Stop('not-possible', ending.sentence);
  if (ran.sightings.some((sighting) => sighting.scenario === id))
    throw new Stop('not-possible', 'it uses more than requests and responses');
  const steps = exchangesOf(scenario, ran).filter(isStep);
  if (steps.length === 0) throw new Stop('not-possible', 'none of its requests succeeded');
  const creation = known.contract.cells.find((one) => one.id === cell)?.operation;
  if (creation && !steps.some(({ exchange }) => exchange.operation === creation))
    throw new Stop('not-possible', `${creation.key} created nothing`);
  return recordJourney(title, steps, { known, runId: ran.runId });
}

function exchangesOf({ id }: ScenarioOutline, { exchanges }: Ran): readonly JudgedExchange[] {
  return exchanges.filter(({ exchange }) => exchange.scenario === id);
}

/** What was refused and sent otherwise, or only checked whether something works, is no step. */
function isStep({ exchange: { purpose, response }, landed }: JudgedExchange): boolean {
  if (purpose.step === 'control' || purpose.evidence !== 'provoked') return false;
  const isSuccess = response.status >= 200 && response.status <= 299;
  const isMeant = purpose.step === 'aim' || purpose.step === 'follow-up';
  return isSuccess || (isMeant && landed === purpose.expected);
}
