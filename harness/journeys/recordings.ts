import type { JudgedExchange } from '../model/judged-exchange.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import type { RunResult } from '../run/run.ts';
import { suite } from './resource-journey.ts';
import type { Journey } from './journey.ts';
import { unremoved } from './leaves-nothing.ts';
import { recordJourney } from './record-journey.ts';

/** Journeys, and why some requests are none. */
export interface Recordings {
  readonly journeys: readonly Journey[];
  readonly refused: readonly RefusedJourney[];
}

export interface RefusedJourney {
  readonly name: string;
  /** A clause. */
  readonly why: string;
}

type Ran = Pick<RunResult, 'runId' | 'exchanges' | 'endings' | 'scenarios'>;

/** The journeys that the scenarios of a run were, of which each step succeeded and that leave nothing behind. */
export function recordings({ runId, exchanges, endings, scenarios }: Ran, known: Known): Recordings {
  const journeys: Journey[] = [];
  const refused: RefusedJourney[] = [];
  for (const { id, title: name } of scenarios.filter((one) => one.suite === suite)) {
    const ending = endings.get(id);
    try {
      if (ending) throw new Stop('not-possible', ending.sentence);
      const journey = recordJourney(
        name,
        exchanges.filter((one) => one.exchange.scenario === id && isStep(one)),
        { known, runId },
      );
      const left = unremoved(journey, known.graph);
      if (left) throw new Stop('not-possible', `nothing removes what ${left.operation.key} creates`);
      journeys.push(journey);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      refused.push({ name, why: error.message });
    }
  }
  return { journeys, refused };
}

/** The journeys that went well when they were rehearsed. */
export function rehearsed(
  journeys: readonly Journey[],
  { exchanges, endings }: Ran,
  idOf: (journey: Journey) => string,
): Recordings {
  const whyNot = (journey: Journey): string | undefined => {
    const id = idOf(journey);
    if (!endings.has(id)) return 'it was not rehearsed';
    const ending = endings.get(id);
    if (ending) return `when it was rehearsed: ${ending.sentence}`;
    const left = exchanges.find(
      ({ exchange: { scenario, purpose, response } }) =>
        scenario === id && purpose.step === 'clean-up' && response.status >= 200 && response.status <= 299,
    );
    return left && `it does not remove everything: Assay had to send ${left.exchange.operation.key}`;
  };
  const judged = journeys.map((journey) => ({ journey, why: whyNot(journey) }));
  return {
    journeys: judged.filter(({ why }) => why === undefined).map(({ journey }) => journey),
    refused: judged.flatMap(({ journey: { name }, why }) => (why === undefined ? [] : [{ name, why }])),
  };
}

/** What was refused and sent otherwise, or only checked whether something works, is no step. */
function isStep({ exchange: { purpose, response } }: JudgedExchange): boolean {
  return (
    purpose.step !== 'control' &&
    purpose.evidence === 'provoked' &&
    response.status >= 200 &&
    response.status <= 299
  );
}
