import type { Db, TicketRow } from '../storage/tables.ts';

/** The tickets of a column that are not deleted have the positions 0, 1, 2, … */

export async function ticketsIn(db: Db, columnId: string, except?: string): Promise<number> {
  const all = db
    .selectFrom('tickets')
    .select((row) => row.fn.countAll<number>().as('total'))
    .where('column_id', '=', columnId)
    .where('deleted_at', 'is', null);
  const { total } = await (except === undefined
    ? all
    : all.where('id', '!=', except)
  ).executeTakeFirstOrThrow();
  return total;
}

/** Those after a ticket that leaves its place move up. */
export async function closeGap(db: Db, { id, column_id, position }: TicketRow): Promise<void> {
  await db
    .updateTable('tickets')
    .set((row) => ({ position: row('position', '-', 1) }))
    .where('column_id', '=', column_id)
    .where('deleted_at', 'is', null)
    .where('id', '!=', id)
    .where('position', '>', position)
    .execute();
}

/** Moves a ticket to a place in a column, where a place beyond the end is the end; the tickets that it passes move. */
export async function place(db: Db, ticket: TicketRow, columnId: string, index: number): Promise<number> {
  await closeGap(db, ticket);
  const position = Math.min(index, await ticketsIn(db, columnId, ticket.id));
  await db
    .updateTable('tickets')
    .set((row) => ({ position: row('position', '+', 1) }))
    .where('column_id', '=', columnId)
    .where('deleted_at', 'is', null)
    .where('id', '!=', ticket.id)
    .where('position', '>=', position)
    .execute();
  return position;
}
