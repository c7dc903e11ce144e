import { expect, test } from 'vitest';
import type { ReasonKind } from '../model/reason.ts';
import type { Verdict } from '../report/ledger.ts';
import { isGap } from './gap.ts';

const notExercised = (because: ReasonKind): Verdict => ({
  kind: 'not-exercised',
  reason: 'nobody knows',
  because,
});

test.each<[Verdict, boolean]>([
  [notExercised('no-strategy'), true],
  [notExercised('setup-failed'), true],
  [notExercised('unreachable'), true],
  [notExercised('interrupted'), true],
  [notExercised('not-provocable'), false],
  [notExercised('excluded'), false],
  [{ kind: 'violating', reason: 'No' }, false],
  [{ kind: 'conformant' }, false],
])('whether %o could have been exercised on this target is %s', (verdict, gap) => {
  expect(isGap(verdict)).toBe(gap);
});
