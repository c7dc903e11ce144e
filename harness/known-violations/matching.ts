import type { Violation } from '../report/defects.ts';
import type { Report } from '../report/report.ts';
import type { KnownViolation } from './known-violation.ts';

/** What tells violations apart in a list. */
export interface Sight {
  /**
   * "GET /pets 404". Where the document has no such cell, the status that came back; for a missed aim the one that was
   * aimed at.
   */
  readonly cell: string;
  readonly scenario: string;
  readonly check: string;
}

/** Whether a violation is one of those that an entry names; the pattern is read once. */
export function matcherOf({ names, pattern, check }: KnownViolation): (sight: Sight) => boolean {
  const matches = patternMatcher(pattern);
  return (sight) => (check === undefined || check === sight.check) && matches(sight[names]);
}

/** A pattern in which `*` stands for any text, also for none; everything else stands for itself. */
export function patternMatcher(pattern: string): (text: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`, 's');
  return (text) => expression.test(text);
}

/** Where every violation of a report was seen. */
export function sightsOf({ exchanges }: Pick<Report, 'exchanges'>): (violation: Violation) => Sight {
  const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  return ({ cell, operation, exchange: id, scenario, check }) => {
    const exchange = byId.get(id);
    const status =
      check === 'status-as-aimed' ? exchange?.expected : (exchange?.landed ?? exchange?.response.status);
    return { cell: cell ?? `${operation} ${status ?? ''}`.trimEnd(), scenario, check };
  };
}
