import { at, isObject } from '../../../contract/json.ts';
import { everyOperation, family } from '../sabotage.ts';
import { answering, having, without } from '../seams/answers.ts';
import { createTicket, deleteTicket, listBoards, listColumns, login, readTicket } from './operations.ts';

/** Bodies that are not in the envelope, or have something else in it. */
export const envelopes = family('envelopes', [
  {
    id: 'success-without-ok',
    title: 'The list of boards does not say that it is a success.',
    at: [listBoards],
    requirements: ['S-format-success'],
    cells: [`${listBoards} 200`],
    apply: answering({ of: [200], json: without('ok') }),
  },
  {
    id: 'error-without-ok',
    title: 'A ticket that does not exist is an error without ok.',
    at: [readTicket],
    requirements: ['S-format-error'],
    cells: [`${readTicket} 404`],
    apply: answering({ of: [404], json: without('ok') }),
  },
  {
    id: 'error-says-ok',
    title: 'A refused login says ok.',
    at: [login],
    requirements: ['S-format-error'],
    cells: [`${login} 401`],
    apply: answering({ of: [401], json: having({ ok: true }) }),
  },
  {
    id: 'error-as-message',
    title: 'A bad request has a message, as the source says it must not.',
    at: [createTicket],
    requirements: ['S-format-error'],
    cells: [`${createTicket} 400`],
    apply: answering({
      of: [400],
      json: (body) => ({ status: 'error', message: at(body, '/error') }),
    }),
  },
  {
    id: 'columns-as-a-bare-list',
    title: 'The columns are a list without an envelope.',
    at: [listColumns],
    requirements: ['S-format-success'],
    cells: [`${listColumns} 200`],
    apply: answering({ of: [200], json: (body) => at(body, '/data/columns') }),
  },
  {
    id: 'deletion-without-data',
    title: 'The message of a deletion is beside the data.',
    at: [deleteTicket],
    requirements: ['S-format-success'],
    cells: [`${deleteTicket} 200`],
    apply: answering({ of: [200], json: (body) => ({ ok: true, message: at(body, '/data/message') }) }),
  },
  {
    id: 'limit-as-plain-text',
    title: 'Whoever does too much gets a plain text.',
    at: everyOperation,
    requirements: ['S-format-json', 'S-format-error'],
    cells: ['* 429'],
    apply: answering({
      of: [429],
      headers: { 'content-type': 'text/html; charset=utf-8' },
      text: 'Too many requests',
    }),
  },
  {
    id: 'ticket-without-status',
    title: 'A ticket that is read has no status.',
    at: [readTicket],
    requirements: ['S-format-success'],
    cells: [`${readTicket} 200`],
    apply: answering({ of: [200], json: (body) => withTicket(body, ({ status: _, ...rest }) => rest) }),
  },
  {
    id: 'position-as-text',
    title: 'The position of a new ticket is a text.',
    at: [createTicket],
    requirements: ['S-format-success'],
    cells: [`${createTicket} 201`],
    apply: answering({
      of: [201],
      json: (body) => withTicket(body, (ticket) => ({ ...ticket, position: String(ticket.position) })),
    }),
  },
]);

type Members = Readonly<Record<string, unknown>>;

function withTicket(body: unknown, change: (ticket: Members) => Members): unknown {
  const ticket = at(body, '/data/ticket');
  return isObject(ticket) ? { ok: true, data: { ticket: change(ticket) } } : body;
}
