import type { Fault } from '../../harness/testing/lockers.ts';

/** Strategies that ask for what only an implementation decides. They try: where it decides otherwise, nothing is proven. */
export const tried: readonly {
  readonly strategy: string;
  readonly fault: Fault;
  readonly cells: string[];
}[] = [
  ...['undeclared-role', 'another-account'].map((strategy) => ({
    strategy,
    fault: 'everybody' as const,
    cells: ['GET /lockers/{lockerId} 403', 'PUT /lockers/{lockerId} 403', 'DELETE /lockers/{lockerId} 403'],
  })),
  { strategy: 'made-up-credentials', fault: 'any-token', cells: ['POST /sessions 401'] },
  { strategy: 'unknown-reference', fault: 'any-room', cells: ['POST /lockers 404'] },
  { strategy: 'unprocessable-body', fault: 'any-name', cells: ['POST /lockers 422'] },
  {
    strategy: 'same-again',
    fault: 'same-name',
    cells: ['POST /lockers 409', 'PUT /lockers/{lockerId} 204'],
  },
  {
    strategy: 'conditional-request',
    fault: 'no-conditions',
    cells: ['GET /lockers/{lockerId} 304', 'PUT /lockers/{lockerId} 412'],
  },
  { strategy: 'asked-resource', fault: 'any-locker', cells: ['GET /lockers/{lockerId} 200'] },
  {
    strategy: 'kept-values',
    fault: 'no-names',
    cells: ['POST /lockers 201', 'PUT /lockers/{lockerId} 201'],
  },
  { strategy: 'lost-update', fault: 'no-conditions', cells: ['PUT /lockers/{lockerId} 412'] },
];
