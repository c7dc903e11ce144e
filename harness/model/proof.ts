import { cellId } from '../../contract/operations/operation.ts';
import type { Excuse } from './excuse.ts';
import type { JudgedExchange } from './judged-exchange.ts';

/** Whether an exchange proves the cell of the status that it returned: it should return it, and no check failed. */
export function isProof({ exchange, landed, flaws }: JudgedExchange): boolean {
  return landed === exchange.purpose.expected && flaws.every(({ level }) => level !== 'MUST');
}

/** The cells that exchanges prove: fallback scenarios for them are not needed. */
export function provenCells(
  exchanges: readonly JudgedExchange[],
  excuses: ReadonlyMap<string, Excuse>,
): ReadonlySet<string> {
  const proofs = exchanges.filter((judged) => isProof(judged) && !excuses.has(judged.exchange.id));
  return new Set(proofs.map(({ exchange, landed }) => cellId(exchange.operation.key, landed ?? '')));
}
