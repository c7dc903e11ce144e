import { isHeldAgainst } from '../judge/doubt.ts';
import { type Wrong, wrongs } from '../judge/violations.ts';
import type { RunResult } from '../run/run.ts';
import type { KnownViolations } from './known-violation.ts';
import { matcherOf, type Sight } from './matching.ts';

/** A run while it goes on: the lists grow. */
type SoFar = Pick<RunResult, 'exchanges' | 'excuses' | 'claims' | 'endings' | 'scenarios'>;

/**
 * Ends a run at its first violation: asked again and again, it looks at what is new, and gives the sentence that says
 * why the run ends. Known violations do not count, nor does what only looks like a violation because a persona is not let in anywhere.
 */
export function atFirstViolation(
  { entries }: Pick<KnownViolations, 'entries'> = { entries: [] },
): (soFar: SoFar) => string | undefined {
  const matchers = entries.map(matcherOf);
  let seen = 0;
  let heard = 0;
  return (soFar) => {
    const { exchanges, claims, scenarios } = soFar;
    const broken = claims.slice(heard).filter(({ holds }) => !holds);
    const about = new Set(broken.map(({ exchange }) => exchange));
    const suspects = exchanges.filter(
      ({ exchange, flaws }, index) =>
        about.has(exchange.id) || (index >= seen && flaws.some(({ level }) => level === 'MUST')),
    );
    seen = exchanges.length;
    heard = claims.length;
    if (suspects.length === 0) return undefined;
    const found = wrongs(suspects, broken, scenarios, (judged, check) => isHeldAgainst(judged, check, soFar));
    const isNews = (wrong: Wrong): boolean =>
      wrong.level === 'MUST' && !matchers.some((matches) => matches(sightOf(wrong)));
    return found.some(isNews) ? 'it stops at the first violation (--bail)' : undefined;
  };
}

/** As `explain.ts` sees it in a report. */
function sightOf({ cell, check, judged: { exchange } }: Wrong): Sight {
  const { operation, response, scenario } = exchange;
  return { cell: cell ?? `${operation.key} ${response.status}`, scenario, check };
}
