import type { Lie } from '../../harness/testing/lockers.ts';

/** Strategies that ask for what only an implementation decides. They try: where it decides otherwise, nothing is proven. */
export const tried: readonly { readonly strategy: string; readonly lie: Lie; readonly cells: string[] }[] = [
  ...['undeclared-role', 'another-account'].map((strategy) => ({
    strategy,
    lie: 'everybody' as const,
    cells: ['GET /lockers/{lockerId} 403', 'PUT /lockers/{lockerId} 403', 'DELETE /lockers/{lockerId} 403'],
  })),
  { strategy: 'made-up-credentials', lie: 'any-token', cells: ['POST /sessions 401'] },
  { strategy: 'unknown-reference', lie: 'any-room', cells: ['POST /lockers 404'] },
  { strategy: 'unprocessable-body', lie: 'any-name', cells: ['POST /lockers 422'] },
  {
    strategy: 'same-again',
    lie: 'same-name',
    cells: ['POST /lockers 409', 'PUT /lockers/{lockerId} 204'],
  },
  {
    strategy: 'conditional-request',
    lie: 'no-conditions',
    cells: ['GET /lockers/{lockerId} 304', 'PUT /lockers/{lockerId} 412'],
  },
];
