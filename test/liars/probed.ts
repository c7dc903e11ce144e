import type { Lie } from './boxes.ts';

/** What a kind of probe sees through, and the check that finds it; `claim` for what several answers show together. */
export const probed: readonly { readonly kind: string; readonly lie: Lie; readonly check: string }[] = [
  { kind: 'unusual-bodies', lie: 'hangs up on control characters', check: 'answered' },
  { kind: 'unusual-bodies', lie: 'fails at empty names', check: 'no-server-error' },
  { kind: 'unusual-bodies', lie: 'has a status of its own for empty names', check: 'refusal-listed' },
  { kind: 'unknown-paths', lie: 'fails at long identifiers', check: 'no-server-error' },
  { kind: 'forbidden-bodies', lie: 'takes any body', check: 'refuses-invalid' },
  { kind: 'without-credentials', lie: 'lets anybody in', check: 'refuses-invalid' },
  { kind: 'failed-creation', lie: 'keeps what it refuses', check: 'claim' },
  { kind: 'server-set-members', lie: 'takes members that it sets itself', check: 'claim' },
  { kind: 'same-key-twice', lie: 'forgets keys', check: 'claim' },
  { kind: 'told-existence', lie: 'tells what exists', check: 'claim' },
  { kind: 'undocumented-reading', lie: 'shows exports', check: 'claim' },
];
