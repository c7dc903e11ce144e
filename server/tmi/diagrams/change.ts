import type { FastifyRequest } from 'fastify';
import { refuseWhileShared } from '../collaboration/live-session.ts';
import { replaceWith } from '../families/children.ts';
import { dbOf } from '../routing/request.ts';
import type { DiagramRow } from '../storage/tables.ts';
import { type DiagramInput, diagrams, storedCells } from './diagrams.ts';

/** Puts the input in the place of what the diagram was. Its update vector grows if its cells change. */
export async function changeDiagram(
  request: FastifyRequest,
  before: DiagramRow,
  input: DiagramInput,
): Promise<DiagramRow> {
  await refuseWhileShared(dbOf(request), before.id, 'session_blocks_diagram_change');
  const isChanged = storedCells(input.cells ?? []) !== before.cells;
  const update_vector = before.update_vector + (isChanged ? 1 : 0);
  return replaceWith(request, diagrams, before, { ...input, update_vector });
}
