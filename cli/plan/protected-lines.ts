import type { Plan } from '../../harness/plan/plan.ts';

/** The operations that a plan leaves out because they may change existing data, a line each with the reason. */
export function protectedLines({ known, protection }: Plan): readonly string[] {
  const lines = known.contract.operations.flatMap((operation) => {
    const why = protection?.whyNot(operation);
    return why === undefined ? [] : [`  ${operation.key}: ${why}`];
  });
  if (lines.length === 0) return [];
  return [
    'Left out, because they may change existing data:',
    ...lines,
    'Allow one with --include "METHOD /path", or all with --disposable.',
    '',
  ];
}
