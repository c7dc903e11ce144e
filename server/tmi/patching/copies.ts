import type { FastifyRequest } from 'fastify';
import { type CopyBudget, copyBudget } from '../../../json-patch/copy-budget.ts';

const budgets = new WeakMap<FastifyRequest, CopyBudget>();

/** What the patches of a request may copy together: as much as its body may hold. */
export function copiesOf(request: FastifyRequest): CopyBudget {
  const known = budgets.get(request);
  if (known) return known;
  const budget = copyBudget(request.routeOptions.bodyLimit);
  budgets.set(request, budget);
  return budget;
}
