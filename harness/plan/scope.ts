import type { Operation } from '../../contract/operations/operation.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Plan } from './plan.ts';

/** What users leave out of a run, and what they take in, by patterns. */
export interface Scope {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** What a pattern means: operations ("DELETE /pets/*", "/pets/**", "tag:pets", an operationId), or a suite. */
function matches(pattern: string, operation: Operation): boolean {
  if (pattern.startsWith('tag:')) return operation.tags.includes(pattern.slice(4));
  if (names(pattern, operation)) return true;
  const [method, path] = /^[A-Za-z*]+ \//.test(pattern) ? pattern.split(/ (.+)/) : ['*', pattern];
  if (!path?.startsWith('/')) return false;
  const isMethod = method === '*' || method?.toUpperCase() === operation.method;
  return isMethod && globOf(path).test(operation.path);
}

/** Whether a pattern is the name of one operation: "PUT /settings", or its operationId. */
export function names(pattern: string, { id, key }: Operation): boolean {
  return pattern === id || pattern.replace(/^\w+(?= )/, (method) => method.toUpperCase()) === key;
}

/** "*" stands for anything but a slash, "**" for anything. */
function globOf(path: string): RegExp {
  const parts = path.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^/]*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** Patterns that match neither an operation nor a suite. */
export function unknownPatterns(plan: Plan, { include, exclude }: Scope): readonly string[] {
  return [...include, ...exclude].filter(
    (pattern) =>
      !plan.known.contract.operations.some((operation) => matches(pattern, operation)) &&
      ![...plan.scenarios, ...plan.leftOut.map(({ scenario }) => scenario)].some(({ suite }) =>
        isSuite(pattern, suite),
      ),
  );
}

/**
 * A plan without what is excluded. What is included as well stays. Cells that nothing aims at any more say which pattern
 * left them out.
 */
export function leaveOutExcluded(plan: Plan, { include, exclude }: Scope): Plan {
  if (exclude.length === 0) return plan;
  const operations = new Map(plan.cells.map(({ cell }) => [cell.id, cell.operation]));
  const leftOutBy = (scenario: Pick<Scenario, 'suite' | 'cell'>): string | undefined => {
    const operation = scenario.cell === undefined ? undefined : operations.get(scenario.cell);
    const fits = (pattern: string): boolean =>
      isSuite(pattern, scenario.suite) || (operation !== undefined && matches(pattern, operation));
    return include.some(fits) ? undefined : exclude.find(fits);
  };
  const cells = plan.cells.map((planned) => {
    const scenarios = planned.scenarios.filter((scenario) => leftOutBy(scenario) === undefined);
    const [pattern] = planned.scenarios.flatMap((scenario) => leftOutBy(scenario) ?? []);
    if (scenarios.length > 0 || pattern === undefined) return { ...planned, scenarios };
    const reason = { kind: 'excluded', sentence: `left out by --exclude "${pattern}"` } as const;
    return { ...planned, scenarios, reason };
  });
  const scenarios = plan.scenarios.filter((scenario) => leftOutBy(scenario) === undefined);
  const asked = exclude.map((pattern) => `--exclude "${pattern}"`).join(' ');
  const selection = [plan.selection, asked].filter((part) => part !== undefined).join(' ');
  return { ...plan, cells, scenarios, selection };
}

function isSuite(pattern: string, suite: string): boolean {
  return pattern === suite || pattern === `suite:${suite}`;
}
