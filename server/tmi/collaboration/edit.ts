import { now } from '../clock.ts';
import type { CellInput } from '../diagrams/cells.ts';
import { storedCells } from '../diagrams/diagrams.ts';
import { findChildren, updateChild } from '../families/repository.ts';
import type { DiagramRow } from '../storage/tables.ts';
import { applyChanges } from './apply-changes.ts';
import { rejection } from './error-frame.ts';
import { frameUser } from './frame-user.ts';
import type { DiagramOperation, ServerFrame } from './frames.ts';
import { abandonUndone, findOperation, insertOperation } from './operation-log.ts';
import { updateSession } from './session-repository.ts';
import { broadcast, type Turn } from './turn.ts';

/**
 * Does an operation to the stored diagram, and tells everybody, its sender too: that is how they learn its number. One
 * that was done before is not done again, and its sender is told what its number was.
 */
export async function edit(
  turn: Turn,
  frame: DiagramOperation,
  problemOf: (cell: unknown) => string | undefined,
): Promise<readonly ServerFrame[]> {
  const { db, session, user } = turn;
  const operation_id = frame.operation_id.toLowerCase();
  if (turn.permissions !== 'writer')
    return [
      {
        message_type: 'authorization_denied',
        original_operation_id: frame.operation_id,
        reason: 'insufficient_permissions',
      },
    ];
  const before = await findOperation(db, session.id, operation_id);
  if (before)
    return before.user_id === user.id
      ? [JSON.parse(before.frame)]
      : [rejection(frame, 'conflict_detected', 'Another operation has this identifier')];
  const diagram = await diagramOf(turn);
  if (!diagram) return [rejection(frame, 'diagram_not_found', 'The diagram does not exist any more')];
  const outcome = applyChanges(JSON.parse(diagram.cells), frame.operation.cells, problemOf);
  if (outcome.kind === 'rejected') {
    const { reason, message, details, cells: affected_cells } = outcome;
    const more = { affected_cells, ...(details === undefined ? {} : { details }) };
    return [rejection(frame, reason, message, more)];
  }
  const sequence_number = session.last_sequence + 1;
  const told = { ...frame, initiating_user: frameUser(user), sequence_number };
  await storeCells(turn, diagram, outcome.cells);
  await updateSession(db, session.id, { last_sequence: sequence_number });
  await abandonUndone(db, session.id);
  await insertOperation(db, {
    session_id: session.id,
    sequence_number,
    operation_id,
    user_id: user.id,
    frame: JSON.stringify(told),
    inverse: JSON.stringify(outcome.inverse),
    state: 'done',
  });
  await broadcast(turn, told);
  return [];
}

/** The diagram of the session. */
export async function diagramOf({ db, seat }: Turn): Promise<DiagramRow | undefined> {
  const [diagram] = await findChildren(db, 'diagrams', seat.threatModelId, [seat.diagramId]);
  return diagram;
}

/** Stores the cells, and says how often they were changed by then. */
export async function storeCells(
  { db }: Turn,
  diagram: DiagramRow,
  cells: readonly CellInput[],
): Promise<number> {
  const update_vector = diagram.update_vector + 1;
  const row = { ...diagram, cells: storedCells(cells), update_vector, modified_at: now() };
  await updateChild(db, 'diagrams', row);
  return update_vector;
}
