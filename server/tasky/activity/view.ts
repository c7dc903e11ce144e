import type { Happening } from './repository.ts';

export function viewHappening(row: Happening) {
  return {
    _id: row.id,
    action: row.action,
    userId: { _id: row.user_id, name: row.user_name, email: row.email },
    entityType: row.entity_type,
    entityId: row.entity_id,
    entityName: row.entity_name,
    boardId: row.board_id,
    metadata: JSON.parse(row.metadata) as object,
    createdAt: row.created_at,
  };
}
