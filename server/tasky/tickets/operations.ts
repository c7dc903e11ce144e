import { patchTicket, replaceTicket } from './change.ts';
import { createTicket } from './create.ts';
import { listOwnTickets, listTickets } from './list.ts';
import { moveTicket } from './move.ts';
import { readTicket } from './read.ts';
import { removeTicket } from './remove.ts';
import { search } from './search.ts';

export const ticketOperations = [
  search,
  listOwnTickets,
  listTickets,
  createTicket,
  readTicket,
  replaceTicket,
  patchTicket,
  moveTicket,
  removeTicket,
];
