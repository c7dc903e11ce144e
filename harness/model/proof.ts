import { cellId } from '../../contract/operations/operation.ts';
import type { Excuse } from './excuse.ts';
import type { JudgedExchange } from './judged-exchange.ts';

/** Whether an exchange proves the cell where it landed: it was meant to land there, and nothing about it violates. */
export function isProof({ exchange, landed, flaws }: JudgedExchange): boolean {
  return landed === exchange.purpose.expected && flaws.every(({ level }) => level !== 'MUST');
}

/** The cells that exchanges prove: what is only run where nothing else has proven its cell need not aim at them. */
export function provenCells(
  exchanges: readonly JudgedExchange[],
  excuses: ReadonlyMap<string, Excuse>,
): ReadonlySet<string> {
  const proofs = exchanges.filter((judged) => isProof(judged) && !excuses.has(judged.exchange.id));
  return new Set(proofs.map(({ exchange, landed }) => cellId(exchange.operation.key, landed ?? '')));
}
