import type { RunResult } from '../run.ts';
import { isDoubtful } from './doubt.ts';
import { wrongs } from './violations.ts';

/** A run while it goes on: the lists grow. */
type SoFar = Pick<RunResult, 'exchanges' | 'claims' | 'endings' | 'scenarios'>;

/**
 * Ends a run at its first violation: asked again and again, it looks at what is new, and gives the sentence that says
 * why the run ends. What only looks like a violation because a persona is not let in anywhere does not count.
 */
export function atFirstViolation(): (soFar: SoFar) => string | undefined {
  let seen = 0;
  let heard = 0;
  return ({ exchanges, claims, endings, scenarios }) => {
    const broken = claims.slice(heard).filter(({ holds }) => !holds);
    const about = new Set(broken.map(({ exchange }) => exchange));
    const suspects = exchanges.filter(
      ({ exchange, flaws }, index) =>
        about.has(exchange.id) || (index >= seen && flaws.some(({ level }) => level === 'MUST')),
    );
    seen = exchanges.length;
    heard = claims.length;
    if (suspects.length === 0) return undefined;
    const found = wrongs(suspects, broken, scenarios, (judged) => isDoubtful(judged, endings));
    return found.some(({ level }) => level === 'MUST') ? 'it was to end at the first violation' : undefined;
  };
}
