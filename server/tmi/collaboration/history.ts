import { applyChanges, type InverseStep, undoChanges } from './apply-changes.ts';
import { diagramOf, storeCells } from './edit.ts';
import { errorFrame } from './error-frame.ts';
import type { DiagramOperation, ServerFrame } from './frames.ts';
import { nextInHistory, setOperationState } from './operation-log.ts';
import { broadcast, type Turn } from './turn.ts';

/**
 * Undoes the last operation of the session, or redoes the last one that was undone. Everybody is told to load the diagram
 * again, and which state of it is the present one.
 */
export async function stepInHistory(
  turn: Turn,
  operation_type: 'undo' | 'redo',
): Promise<readonly ServerFrame[]> {
  const { db, session } = turn;
  if (turn.permissions !== 'writer') return [errorFrame('read_only')];
  const operation = await nextInHistory(db, session.id, operation_type);
  const diagram = await diagramOf(turn);
  if (!operation || !diagram)
    return [
      { message_type: 'history_operation', operation_type, message: `no_operations_to_${operation_type}` },
    ];
  const cells = JSON.parse(diagram.cells);
  const after =
    operation_type === 'undo'
      ? undoChanges(cells, JSON.parse(operation.inverse) as readonly InverseStep[])
      : redone(cells, JSON.parse(operation.frame) as DiagramOperation);
  const update_vector = await storeCells(turn, diagram, after);
  const state = operation_type === 'undo' ? 'undone' : 'done';
  await setOperationState(db, session.id, operation.sequence_number, state);
  await broadcast(turn, { message_type: 'history_operation', operation_type, message: 'resync_required' });
  await broadcast(turn, { message_type: 'state_correction', update_vector });
  return [];
}

/** The cells are those that the operation was done to before: what was valid then is valid now. */
function redone(cells: Parameters<typeof applyChanges>[0], { operation }: DiagramOperation) {
  const outcome = applyChanges(cells, operation.cells, () => undefined);
  if (outcome.kind === 'rejected') throw new Error(`an operation cannot be redone: ${outcome.message}`);
  return outcome.cells;
}
