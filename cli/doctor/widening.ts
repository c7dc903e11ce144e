import type { Ability } from '../../harness/model/target.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import type { Finding } from './finding.ts';

/** What somebody can do about an ability that an instance was not said to have; others are for servers we control. */
const declarable: Partial<Readonly<Record<Ability, { readonly about: string; readonly help: string }>>> = {
  'receive-webhooks': {
    about: 'webhooks',
    help: 'Use --webhook-url, a public address that leads to this machine, to test its webhooks.',
  },
  'open-sockets': {
    about: 'sockets',
    help: 'Declare its ability open-sockets in assay.config if it supports collaboration by WebSocket.',
  },
  'reach-limits': {
    about: 'low rate limits',
    help: 'Declare its ability reach-limits in assay.config if its rate limits are low and reset within seconds.',
  },
};

/**
 * What a running instance would show more of: stories that it is left out of, for want of an ability that its user could
 * declare, and those that take accounts. `accounts` are those that were given; undefined where there are always enough.
 */
export function wideningFindings(plan: Plan, accounts: number | undefined): readonly Finding[] {
  return [...accountFindings(plan, accounts), ...abilityFindings(plan)];
}

function accountFindings({ profile: { usefulAccounts } }: Plan, accounts: number | undefined): Finding[] {
  if (usefulAccounts === undefined || accounts === undefined || accounts >= usefulAccounts) return [];
  const says = `${accounts === 0 ? 'no disposable accounts' : `${accounts} disposable`}; a full run can use ${usefulAccounts}`;
  const help = `Put the tokens of ${usefulAccounts} accounts in ASSAY_TOKENS_THROWAWAY_FILE, to test every cell that needs one.`;
  return [{ about: 'accounts', state: 'note', says, help }];
}

function abilityFindings({ leftOut }: Plan): readonly Finding[] {
  return Object.entries(declarable).flatMap(([ability, { about, help }]) => {
    const stories = leftOut.filter(({ scenario }) => scenario.needs.some((need) => need === ability)).length;
    if (stories === 0) return [];
    const says = `${stories} ${stories === 1 ? 'story is' : 'stories are'} left out`;
    return [{ about, state: 'note', says, help } as const];
  });
}
