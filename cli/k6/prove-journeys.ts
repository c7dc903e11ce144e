import type { Left } from '../../harness/clean-up/clean-up.ts';
import type { Journey } from '../../harness/journeys/journey.ts';
import { journeyScenario, planOf, withUniqueBodies } from '../../harness/journeys/journey-plan.ts';
import { type Refused, recordings } from '../../harness/journeys/recordings.ts';
import { failureOf, rehearsal } from '../../harness/journeys/rehearsal.ts';
import { type LeaveOut, resourceJourneys } from '../../harness/journeys/resource-journey.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import type { Known } from '../../harness/model/strategy.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import { profileOf } from '../documents/apis.ts';
import { runJournaled } from '../running/journaled-run.ts';
import type { PreparedRun } from '../running/prepare-run.ts';

/** Journeys that a target has gone, and why others are not among them. */
export interface ProvenJourneys {
  readonly journeys: readonly Journey[];
  readonly refused: readonly Refused[];
  /** What journeys go on without, although a client would send it. */
  readonly leftOut: readonly Refused[];
  /** What could not be removed from the target. */
  readonly left: readonly Left[];
}

/**
 * Goes through what clients do with each resource, and through the stories of the user; then goes each once more as a journey,
 * twice at the same time. What a target does not do again is tried with bodies that have no text in common: it may want more
 * names to be unique than those that look like it. What is created on the target is removed, as in any run. `out`: folder of
 * the journal.
 */
export async function proveJourneys(
  ready: PreparedRun,
  { out, signal }: { readonly out: string; readonly signal: AbortSignal },
): Promise<ProvenJourneys> {
  const { concurrency } = ready.settings.pace;
  const how = { ready, out, concurrency, bail: false, signal };
  const ofApi = new Set((await profileOf(ready.settings.subject.api)).scenarios.map(({ id }) => id));
  const left: Left[] = [];
  const omitted = new Map<string, Refused>();
  const leaveOut: LeaveOut = (name, why) => omitted.set(`${name} ${why}`, { name, why });
  const candidates = (plan: Plan): Scenario[] => [
    ...resourceJourneys(plan, leaveOut),
    ...ownStories(plan, ofApi),
  ];

  const usual = await attempt((plan) => planOf(plan, candidates(plan)));
  if (usual.unrepeated.length === 0 || signal.aborted) return complete(usual);
  const again = new Set(usual.unrepeated.map(({ name }) => name));
  const unique = await attempt((plan) =>
    withUniqueBodies(
      planOf(
        plan,
        candidates(plan).filter(({ title }) => again.has(title)),
      ),
    ),
  );
  const found = new Set(unique.journeys.map(({ name }) => name));
  return complete({
    journeys: [...usual.journeys, ...unique.journeys],
    refused: usual.refused.filter(({ name }) => !found.has(name)),
  });

  function complete({ journeys, refused }: Found): ProvenJourneys {
    const names = new Set(journeys.map(({ name }) => name));
    const leftOut = [...omitted.values()].filter(({ name }) => names.has(name));
    return { journeys, refused, leftOut, left };
  }

  async function attempt(planFrom: (plan: Plan) => Plan): Promise<Attempt> {
    let known: Known | undefined;
    const first = await runJournaled({
      ...how,
      choose: async (plan) => {
        known = plan.known;
        return planFrom(plan);
      },
    });
    if (!known) throw new Error('a run without a plan');
    left.push(...first.result.receipt.left);
    const { journeys, refused } = recordings(first.result, known);
    if (journeys.length === 0 || signal.aborted) return { journeys: [], refused, unrepeated: [] };
    const second = await runJournaled({
      ...how,
      choose: async (plan) => planOf(plan, journeys.map(rehearsal)),
    });
    left.push(...second.result.receipt.left);
    const unrepeated = journeys.flatMap((journey) => failureOf(journey, second.result) ?? []);
    const failed = new Set(unrepeated.map(({ name }) => name));
    return {
      journeys: journeys.filter(({ name }) => !failed.has(name)),
      refused: [...refused, ...unrepeated],
      unrepeated,
    };
  }
}

type Found = Pick<ProvenJourneys, 'journeys' | 'refused'>;

interface Attempt extends Found {
  /** Those of the refused that were recorded, and not repeated. */
  readonly unrepeated: readonly Refused[];
}

/** The stories of the user, and not those of the API that come with Assay. */
function ownStories({ scenarios, profile }: Plan, ofApi: ReadonlySet<string>): Scenario[] {
  const own = new Set(profile.scenarios.map(({ id }) => id).filter((id) => !ofApi.has(id)));
  const stories = scenarios.filter(({ id }) => own.has(id));
  const isAlone = (title: string): boolean => stories.filter((other) => other.title === title).length === 1;
  return stories.map(({ id, title, run }) =>
    journeyScenario(isAlone(title) ? title : id, { cell: undefined, run }),
  );
}
