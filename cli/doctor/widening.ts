import type { Plan } from '../../harness/plan.ts';
import type { Ability } from '../../harness/target.ts';
import type { Finding } from './finding.ts';

/** What somebody can do about an ability that an instance was not said to have; others are for servers we control. */
const declarable: Partial<Readonly<Record<Ability, { readonly about: string; readonly help: string }>>> = {
  'receive-webhooks': {
    about: 'webhooks',
    help: 'Give --webhook-url, a public address that leads to this machine, to see what it delivers.',
  },
  'open-sockets': {
    about: 'sockets',
    help: 'Declare its ability open-sockets in assay.config if people connect to it by WebSocket.',
  },
  'reach-limits': {
    about: 'limits in reach',
    help: 'Declare its ability reach-limits in assay.config if its limits are low and over within seconds.',
  },
};

/** The stories that a running instance is left out of, for want of an ability that its user could declare. */
export function wideningFindings({ leftOut }: Plan): readonly Finding[] {
  return Object.entries(declarable).flatMap(([ability, { about, help }]) => {
    const stories = leftOut.filter(({ scenario }) => scenario.needs.some((need) => need === ability)).length;
    if (stories === 0) return [];
    const says = `${stories} ${stories === 1 ? 'story is' : 'stories are'} left out`;
    return [{ about, state: 'note', says, help } as const];
  });
}
