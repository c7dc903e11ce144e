import type { Plan } from '../../harness/plan/plan.ts';
import type { Finding } from './finding.ts';
import { namesOf } from './operation-names.ts';

/** The operations that a run leaves out because they may change existing data, and the flags that allow them. */
export function protectedFindings({ known, protection }: Plan): readonly Finding[] {
  const left = known.contract.operations.filter((operation) => protection?.whyNot(operation) !== undefined);
  const [first] = left;
  if (!first) return [];
  return [
    {
      about: 'protected',
      state: 'note',
      says: `${left.length} of ${known.contract.operations.length} operations may change existing data, and are left out: ${namesOf(left)}`,
      help: `Allow one with --include "${first.key}", or all with --disposable if the target and its data may be lost.`,
    },
  ];
}
