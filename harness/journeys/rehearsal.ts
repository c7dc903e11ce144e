import type { Scenario, Story } from '../model/scenario.ts';
import type { Journey } from './journey.ts';
import { suite } from './resource-journey.ts';
import { Values } from './values.ts';

/** A scenario that goes a journey twice at the same time: under load, others go it beside it. */
export function rehearsal(journey: Journey): Scenario {
  const { name } = journey;
  return {
    id: `${suite} › ${name}`,
    suite,
    title: name,
    aim: 'may',
    cell: journey.steps[0]?.cell,
    requirements: [],
    needs: [],
    fallback: false,
    run: async (story) => {
      const both = await Promise.allSettled([go(journey, story), go(journey, story)]);
      for (const one of both) if (one.status === 'rejected') throw one.reason;
    },
  };
}

async function go({ steps }: Journey, story: Story): Promise<void> {
  const values = new Values(story.unique);
  for (const step of steps) {
    const { persona, cell, why } = step;
    const expect = cell.slice(cell.lastIndexOf(' ') + 1);
    values.answered(await story.send(values.draft(step), { as: persona, expect, why }));
  }
}
