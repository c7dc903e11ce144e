import { isDeepStrictEqual } from 'node:util';
import { type CellInput, looseEnds, nested } from '../diagrams/cells.ts';
import type { CellChange, RejectionReason } from './frames.ts';

/** One step back. Steps are taken in their order. */
export type InverseStep =
  | { readonly kind: 'drop'; readonly id: string }
  | { readonly kind: 'insert'; readonly at: number; readonly cell: CellInput }
  | { readonly kind: 'restore'; readonly cell: CellInput };

/** What an operation makes of the cells of a diagram. */
export type Outcome =
  | {
      readonly kind: 'changed';
      readonly cells: readonly CellInput[];
      readonly inverse: readonly InverseStep[];
    }
  | {
      readonly kind: 'rejected';
      readonly reason: RejectionReason;
      readonly message: string;
      readonly details?: string;
      readonly cells: readonly string[];
    };

/** As many as a diagram can have. */
const MOST_CELLS = 10_000;

/**
 * Applies changes to the cells of a diagram, all of them or none.
 *
 * @param cells as they are stored
 * @param problemOf what is wrong with something that should be a cell; undefined if nothing is
 */
export function applyChanges(
  cells: readonly CellInput[],
  changes: readonly CellChange[],
  problemOf: (cell: unknown) => string | undefined,
): Outcome {
  let after = cells;
  const inverse: InverseStep[] = [];
  for (const change of changes) {
    const step = applyChange(after, change, problemOf);
    if (step.kind === 'rejected') return step;
    if (step.kind === 'unchanged') continue;
    after = step.cells;
    inverse.unshift(step.inverse);
  }
  const ids = changes.map(({ id }) => id);
  if (isDeepStrictEqual(after, cells))
    return rejected('no_state_change', 'The operation would not change the diagram', ids);
  if (after.length > MOST_CELLS)
    return rejected('validation_failed', `A diagram has ${MOST_CELLS} cells at most`, ids);
  const known = new Set(looseEnds(cells));
  const loose = looseEnds(after).filter((end) => !known.has(end));
  if (loose.length > 0)
    return rejected('validation_failed', 'An edge would end at a cell that the diagram does not have', loose);
  return { kind: 'changed', cells: after, inverse };
}

/** The cells as they were before an operation, if nothing else has happened since. */
export function undoChanges(
  cells: readonly CellInput[],
  inverse: readonly InverseStep[],
): readonly CellInput[] {
  return inverse.reduce((before, step) => {
    if (step.kind === 'insert') return before.toSpliced(step.at, 0, step.cell);
    const id = step.kind === 'drop' ? step.id : step.cell.id;
    const at = before.findIndex((cell) => isSame(cell.id, id));
    return step.kind === 'drop' ? before.toSpliced(at, 1) : before.with(at, step.cell);
  }, cells);
}

type Step =
  | { readonly kind: 'changed'; readonly cells: readonly CellInput[]; readonly inverse: InverseStep }
  | { readonly kind: 'unchanged' }
  | Extract<Outcome, { readonly kind: 'rejected' }>;

function applyChange(
  cells: readonly CellInput[],
  change: CellChange,
  problemOf: (cell: unknown) => string | undefined,
): Step {
  const at = cells.findIndex(({ id }) => isSame(id, change.id));
  const before = cells[at];
  if (change.operation === 'remove') {
    if (!before) return { kind: 'unchanged' };
    return { kind: 'changed', cells: cells.toSpliced(at, 1), inverse: { kind: 'insert', at, cell: before } };
  }
  const { data } = change;
  if (data.id !== undefined && !isSame(String(data.id), change.id))
    return rejected('validation_failed', 'A cell has two identifiers', [change.id], {
      details: `cell data ID (${String(data.id)}) must match operation ID (${change.id})`,
    });
  return change.operation === 'add'
    ? addCell(cells, before, { ...change.data, id: change.id }, problemOf)
    : updateCell(cells, at, change.id, change.data, problemOf);
}

function addCell(
  cells: readonly CellInput[],
  before: CellInput | undefined,
  cell: CellInput,
  problemOf: (cell: unknown) => string | undefined,
): Step {
  const problem = problemOf(cell);
  if (problem !== undefined) return invalidCell(cell.id, problem);
  const added = nested(cell) as CellInput;
  // Who sends the same again has lost the answer, and not the cell.
  if (before && isDeepStrictEqual(before, added)) return { kind: 'unchanged' };
  if (before) return rejected('conflict_detected', `Cell ${cell.id} exists already`, [cell.id]);
  return { kind: 'changed', cells: [...cells, added], inverse: { kind: 'drop', id: cell.id } };
}

function updateCell(
  cells: readonly CellInput[],
  at: number,
  id: string,
  data: Partial<CellInput>,
  problemOf: (cell: unknown) => string | undefined,
): Step {
  const before = cells[at];
  if (!before) return rejected('conflict_detected', `Cell ${id} does not exist`, [id]);
  const after = merged(before, data);
  const problem = problemOf(after);
  if (problem !== undefined) return invalidCell(id, problem);
  if (isDeepStrictEqual(before, after)) return { kind: 'unchanged' };
  return { kind: 'changed', cells: cells.with(at, after), inverse: { kind: 'restore', cell: before } };
}

/** The stored cell with the members that the update brings; position and size may come in either form. */
function merged(before: CellInput, { x, y, width, height, ...rest }: Partial<CellInput>): CellInput {
  const moved = { ...(before.position as object | undefined), ...defined({ x, y }) };
  const sized = { ...(before.size as object | undefined), ...defined({ width, height }) };
  return {
    ...before,
    ...(x === undefined && y === undefined ? {} : { position: moved }),
    ...(width === undefined && height === undefined ? {} : { size: sized }),
    ...rest,
    id: before.id,
  };
}

function defined(members: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function invalidCell(id: string, details: string): Step & { readonly kind: 'rejected' } {
  return rejected('validation_failed', `Cell ${id} is not valid`, [id], { details });
}

function rejected(
  reason: RejectionReason,
  message: string,
  cells: readonly string[],
  more: { readonly details?: string } = {},
): Extract<Outcome, { readonly kind: 'rejected' }> {
  return { kind: 'rejected', reason, message, cells: [...new Set(cells)], ...more };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
