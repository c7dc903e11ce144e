import { stamps } from '../storage/stored.ts';
import type { ColumnRow } from '../storage/tables.ts';

export function viewColumn(column: ColumnRow) {
  const { id, title, board_id, position } = column;
  return { _id: id, title, board: board_id, position, ...stamps(column) };
}
