import type { JudgedExchange } from './recorder.ts';

/** Whether an exchange proves the cell where it landed: it was meant to land there, and nothing about it violates. */
export function isProof({ exchange, landed, flaws }: JudgedExchange): boolean {
  return landed === exchange.purpose.expected && flaws.every(({ level }) => level !== 'MUST');
}
