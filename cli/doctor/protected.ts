import type { Plan } from '../../harness/plan/plan.ts';
import type { Finding } from './finding.ts';

/** Operations that a line names. */
const most = 6;

/** What a run leaves out because it may change what was there before, by name, and how to have it sent all the same. */
export function protectedFindings({ known, protection }: Plan): readonly Finding[] {
  const left = known.contract.operations.filter((operation) => protection?.whyNot(operation) !== undefined);
  const [first] = left;
  if (!first) return [];
  const names = left.slice(0, most).map(({ key }) => key);
  const rest = left.length > most ? `, and ${left.length - most} more that assay plan lists` : '';
  return [
    {
      about: 'protected',
      state: 'note',
      says: `${left.length} of ${known.contract.operations.length} operations may change what was there before, and are left out: ${names.join(', ')}${rest}`,
      help: `Allow one with --include "${first.key}", or all with --disposable if nobody minds what happens to the target.`,
    },
  ];
}
