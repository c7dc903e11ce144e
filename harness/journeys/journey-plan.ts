import { namesIdentifier } from '../../contract/resources/identifiers.ts';
import type { Hint } from '../model/profile.ts';
import type { Draft, Scenario, Story } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import type { Plan } from '../plan/plan.ts';
import { withUniqueTexts } from '../request/unique-members.ts';

export const suite = 'journey';

/** A scenario that is a journey, or becomes one. It accuses nobody. */
export function journeyScenario(title: string, { cell, run }: Pick<Scenario, 'cell' | 'run'>): Scenario {
  return {
    id: `${suite} › ${title}`,
    suite,
    title,
    aim: 'may',
    cell,
    requirements: [],
    needs: [],
    fallback: false,
    run,
  };
}

/**
 * A plan of nothing but some scenarios. They are the suite of the plan: each makes what it needs by itself, so that all of it
 * is in its own exchanges.
 */
export function planOf(plan: Plan, scenarios: readonly Scenario[]): Plan {
  const { profile } = plan;
  return {
    ...plan,
    cells: plan.cells.map((planned) => ({ ...planned, scenarios: [] })),
    profile: { ...profile, hints: profile.hints.map(forOnePersona), scenarios },
    scenarios,
    leftOut: [],
  };
}

/** What is created is for the persona that creates it: it is shared with nobody, and no account is made for it. */
function forOnePersona({ operation, adapt, sign }: Hint): Hint {
  return {
    operation,
    ...(sign && { sign }),
    ...(adapt && {
      adapt: (draft, story) => adapt(draft, { ...story, identityOf: async () => undefined }),
    }),
  };
}

/** A plan in which no two bodies have a text in common, as far as their schemas allow. */
export function withUniqueBodies(plan: Plan): Plan {
  const { profile, known } = plan;
  const sending = known.contract.operations.filter(({ body }) => body !== undefined);
  const hints = sending.map((operation): Hint => {
    const own = profile.hints.find((hint) => hint.operation === operation.key);
    const adapt: Hint['adapt'] = async (draft, story) =>
      uniqueBody(own?.adapt ? await own.adapt(draft, story) : draft, story, known);
    return { ...own, operation: operation.key, adapt };
  });
  const others = profile.hints.filter((hint) => !hints.some(({ operation }) => operation === hint.operation));
  return { ...plan, profile: { ...profile, hints: [...others, ...hints] } };
}

function uniqueBody(draft: Draft, story: Story, { contract, graph }: Known): Draft {
  const { body, operation } = draft;
  const schema = operation.body?.content.find(({ type }) => type === body?.mediaType)?.schema;
  if (!body || !('json' in body) || schema === undefined) return draft;
  const { accepts } = contract.requests.at(schema);
  const refers = (member: string): boolean =>
    namesIdentifier(member) || graph.producerOfMember(operation, member) !== undefined;
  return { ...draft, body: { ...body, json: withUniqueTexts(body.json, story.unique, { accepts, refers }) } };
}
