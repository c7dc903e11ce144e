import type { Scenario, Story } from '../model/scenario.ts';
import type { RunResult } from '../run/run.ts';
import type { Journey } from './journey.ts';
import { journeyScenario } from './journey-plan.ts';
import type { Refused } from './recordings.ts';
import { Values } from './values.ts';

/** A scenario that goes a journey twice at the same time: under load, others go it beside it. */
export function rehearsal(journey: Journey): Scenario {
  return journeyScenario(journey.name, {
    cell: undefined,
    run: async (story) => {
      const both = await Promise.allSettled([go(journey, story), go(journey, story)]);
      for (const one of both) if (one.status === 'rejected') throw one.reason;
    },
  });
}

async function go({ steps }: Journey, story: Story): Promise<void> {
  const values = new Values(story.unique);
  for (const recorded of steps) {
    // Each run understands the document anew: what is created is known by the operations of this one.
    const step = { ...recorded, operation: story.operation(recorded.operation.key) };
    const { operation, persona, cell, why } = step;
    const expect = cell.slice(operation.key.length + 1);
    values.answered(await story.send(values.draft(step), { as: persona, expect, why }));
  }
}

/** Why a journey is not proven by a run of its rehearsal, as a clause; undefined if it is. */
export function failureOf(
  journey: Journey,
  { exchanges, endings }: Pick<RunResult, 'exchanges' | 'endings'>,
): Refused | undefined {
  const { id } = rehearsal(journey);
  const refused = (why: string): Refused => ({ name: journey.name, why });
  const ending = endings.get(id);
  if (ending) return refused(`when it was repeated, ${ending.sentence}`);
  if (!endings.has(id)) return refused('it was not repeated');
  const left = exchanges.find(
    ({ exchange: { scenario, purpose, response } }) =>
      scenario === id && purpose.step === 'clean-up' && response.status >= 200 && response.status <= 299,
  );
  return left && refused(`it leaves something that ${left.exchange.operation.key} has to remove`);
}
