import type { ReportedExchange } from '../../harness/report/evidence.ts';

/** Who sent an exchange: "reader", or "stranger (account hooks)" where a scenario has accounts of its own. */
export function senderOf({ persona, account }: Pick<ReportedExchange, 'persona' | 'account'>): string {
  return account === undefined ? persona : `${persona} (account ${account})`;
}
