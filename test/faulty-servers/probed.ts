import type { Fault } from './boxes.ts';

/** What a kind of probe sees through, and the check that finds it; `claim` for what several answers show together. */
export const probed: readonly { readonly kind: string; readonly fault: Fault; readonly check: string }[] = [
  { kind: 'unusual-bodies', fault: 'hangs up on control characters', check: 'answered' },
  { kind: 'unusual-bodies', fault: 'fails at empty names', check: 'no-server-error' },
  { kind: 'unusual-bodies', fault: 'has a status of its own for empty names', check: 'refusal-listed' },
  { kind: 'unusual-bodies', fault: 'fails at empty labels', check: 'no-server-error' },
  { kind: 'unusual-paths', fault: 'fails at row 0', check: 'no-server-error' },
  { kind: 'unusual-headers', fault: 'fails at empty marks', check: 'no-server-error' },
  { kind: 'unknown-paths', fault: 'fails at long identifiers', check: 'no-server-error' },
  { kind: 'forbidden-bodies', fault: 'takes any body', check: 'refuses-invalid' },
  { kind: 'without-credentials', fault: 'lets anybody in', check: 'refuses-invalid' },
  { kind: 'failed-creation', fault: 'keeps what it refuses', check: 'claim' },
  { kind: 'server-set-members', fault: 'takes members that it sets itself', check: 'claim' },
  { kind: 'same-key-twice', fault: 'forgets keys', check: 'claim' },
  { kind: 'told-existence', fault: 'tells what exists', check: 'claim' },
  { kind: 'undocumented-reading', fault: 'shows exports', check: 'claim' },
];
