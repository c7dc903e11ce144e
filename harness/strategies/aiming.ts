import type { Cell } from '../../contract/operation.ts';
import type { Scenario, Story } from '../scenario.ts';
import type { Ability } from '../target.ts';

/** A scenario of a strategy: it aims at one cell, in one of perhaps several variants. */
export function aiming(
  strategy: string,
  cell: Cell,
  scenario: {
    readonly title: string;
    /** Keeps the variants of a strategy on one cell apart. */
    readonly variant?: string;
    readonly aim?: 'must' | 'may';
    readonly needs?: readonly Ability[];
    readonly fallback?: true;
    readonly run: (story: Story) => Promise<void>;
  },
): Scenario {
  const { title, variant, aim = 'must', needs = [], fallback = false, run } = scenario;
  return {
    id: [strategy, cell.id, ...(variant ? [variant] : [])].join(' › '),
    suite: strategy,
    title,
    aim,
    cell: cell.id,
    requirements: [],
    needs,
    fallback,
    run,
  };
}

/** The first documented status that a server refuses a bad request with: 400, where it is missing 422, then any 4XX. */
export function isRefusal(cell: Cell): boolean {
  const documented = cell.operation.responses.map(({ status }) => status);
  const [refusal] = ['400', '422', '4XX', 'default'].filter((status) => documented.includes(status));
  return cell.response.status === refusal;
}
