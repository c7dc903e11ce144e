import type { DefectKind } from '../report/defects.ts';
import { aimCheck, claimCheck, type Wrong } from './violations.ts';

/** What is about who may see what, whatever the status. */
const aboutAccess: ReadonlySet<string> = new Set([
  'another-account',
  'csrf-guard',
  'no-echoed-credentials',
  'no-write-only-members',
]);

const aboutHeaders: ReadonlySet<string> = new Set([
  'headers-match-schema',
  'location',
  'www-authenticate',
  'rate-limit-headers',
  'rate-limit-values',
  'security-headers',
]);

const aboutStatuses: ReadonlySet<string> = new Set([aimCheck, 'status-declared']);

/** What a violation means for whoever uses the API. */
export function kindOf({ check, judged }: Pick<Wrong, 'check' | 'judged'>): DefectKind {
  const { response, purpose } = judged.exchange;
  const { status } = response;
  if (aboutAccess.has(check)) return 'access';
  if (aboutHeaders.has(check)) return 'headers';
  if (check === claimCheck.id) return 'data';
  if (check === 'refuses-invalid') return 'wrong-success';
  if (check === 'no-server-error' || check === 'answered') return 'crash';
  if (check === 'no-internals') return 'leak';
  if (!aboutStatuses.has(check)) return 'shape';
  if (status === 0 || status >= 500) return 'crash';
  const isRefusal = status >= 400;
  if (isRefusal) return 'wrong-refusal';
  if (['401', '403'].includes(purpose.expected)) return 'access';
  return purpose.expected.startsWith('4') ? 'wrong-success' : 'shape';
}

/** The worst first. */
const order: readonly DefectKind[] = [
  'access',
  'data',
  'crash',
  'leak',
  'wrong-success',
  'wrong-refusal',
  'shape',
  'headers',
];

/** How far a kind is from the worst. */
export function rankOf(kind: DefectKind): number {
  return order.indexOf(kind);
}

/** What was seen of a defect, in one sentence. `operations`: how many have it. */
export function sentenceOf(
  wrong: Pick<Wrong, 'check' | 'judged' | 'message'>,
  { kind, operations }: { readonly kind: DefectKind; readonly operations: number },
): string {
  const { operation, persona, response, purpose } = wrong.judged.exchange;
  const others = operations - 1;
  const more = others > 0 ? ` (and ${others} other operation${others === 1 ? '' : 's'})` : '';
  const where = `${operation.key}${more}`;
  // Without the word, a statement would read as what was seen, and it is what should have been.
  const said = wrong.message.replace(/^Failed: /, 'failed: ');
  if (!aboutStatuses.has(wrong.check)) return `${where}: ${said}`;
  const got = response.status === 0 ? 'got no response' : `got ${response.status}`;
  const numbers = `${got}, expected ${purpose.expected}`;
  switch (kind) {
    case 'access':
      return `${where} allows a caller that it must refuse: the persona "${persona}" ${numbers}`;
    case 'crash':
      return `${where} fails: ${numbers}`;
    case 'wrong-success':
      return `${where} accepts a request that it must refuse: ${numbers}`;
    case 'wrong-refusal':
      return /^[23]/.test(purpose.expected)
        ? `${where} refuses a request that must succeed: ${numbers}`
        : `${where} refuses with another status: ${numbers}`;
    default:
      return `${where}: ${said}`;
  }
}
