import { expect, test } from 'vitest';
import { contract } from '../testing/exchanges.ts';
import { libraryProfile } from '../testing/library.ts';
import { makePlan } from './plan.ts';
import { narrowed } from './selection.ts';

const plan = makePlan(contract, libraryProfile, []);
const part = narrowed(plan, { asked: '--suite unknown-id', takes: ({ suite }) => suite === 'unknown-id' });

test('a part has the scenarios that were asked for, in the same order', () => {
  expect(part.scenarios).toEqual(plan.scenarios.filter(({ suite }) => suite === 'unknown-id'));
  expect(part.scenarios.length).toBeGreaterThan(2);
  expect(part.selection).toBe('--suite unknown-id');
});

test('cells that lost everything say who left them out, and others keep what they have', () => {
  for (const [index, { cell, scenarios, reason }] of part.cells.entries()) {
    const before = plan.cells[index];
    const kept = before?.scenarios.filter(({ suite }) => suite === 'unknown-id') ?? [];
    const leftOut = { kind: 'excluded', sentence: 'left out by --suite unknown-id' };
    expect([cell, scenarios], cell.id).toEqual([before?.cell, kept]);
    expect(reason, cell.id).toEqual(kept.length > 0 ? undefined : (before?.reason ?? leftOut));
  }
  const reasons = new Set(part.cells.map(({ reason }) => reason?.kind));
  expect([...reasons].sort()).toEqual(['excluded', 'not-provocable', undefined]);
});
