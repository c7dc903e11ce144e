import {
  type Answer,
  type Caller,
  callerOf,
  isObject,
  request,
  type Story,
  textAt,
  valueAt,
} from '../../../suite/suite.ts';

/** A board of one story, with the columns that every board has at first. */
export interface OwnBoard {
  readonly boardId: string;
  /** The identifiers of Backlog, Todo, In Progress, Review and Done. */
  readonly columns: readonly string[];
}

/** A board that nobody else may see. */
export async function ownBoard(story: Story, as: Caller = 'owner'): Promise<OwnBoard> {
  const answer = await story.send(request(story, 'createBoard', { json: { title: boardTitle(story) } }), {
    as,
    expect: 201,
    step: 'set-up',
    why: 'Create a board for this scenario',
  });
  return { boardId: textAt(answer, '/data/board/_id'), columns: identifiersAt(answer, '/data/columns') };
}

/** Makes somebody a member of a board, as its owner; where a version refuses that to the owner, as an administrator. */
export async function addMember(
  story: Story,
  member: { readonly boardId: string; readonly userId: string },
  who: string,
): Promise<void> {
  const draft = request(story, 'addMember', { path: member });
  await story.send(draft, {
    as: callerOf(draft.operation),
    expect: 200,
    step: 'set-up',
    why: `Make the ${who} a member of the board`,
  });
}

/** The title of a board, which nothing else has. */
export function boardTitle(story: Story): string {
  return `Board ${story.unique()}`;
}

/** A ticket at the end of a column, by its identifier. */
export async function ticketIn(
  story: Story,
  { boardId, columns }: OwnBoard,
  place = 0,
): Promise<{ readonly ticketId: string; readonly title: string }> {
  const title = `Ticket ${story.unique()}`;
  const json = { title, boardId, columnId: columns[place] };
  const answer = await story.send(request(story, 'createTicket', { json }), {
    as: 'owner',
    expect: 201,
    step: 'set-up',
    why: 'Create a ticket for this scenario',
  });
  return { ticketId: textAt(answer, '/data/ticket/_id'), title };
}

/** The tickets of each column, by their identifiers, as the board shows them. */
export async function ticketsByColumn(
  story: Story,
  { boardId }: OwnBoard,
): Promise<{ readonly answer: Answer; readonly tickets: ReadonlyMap<string, readonly string[]> }> {
  const answer = await story.send(request(story, 'listColumns', { path: { boardId } }), {
    as: 'owner',
    expect: 200,
    step: 'follow-up',
    why: 'List the columns with their tickets',
  });
  const columns = membersAt(answer, '/data/columns');
  return {
    answer,
    tickets: new Map(columns.map(({ _id, items }) => [String(_id), listOf(items).map(identifierOf)])),
  };
}

/** The identifiers of a list in an answer. */
export function identifiersAt(answer: Answer, pointer: string): string[] {
  const list = valueAt(answer, pointer);
  return Array.isArray(list) ? list.map((item) => (isObject(item) ? identifierOf(item) : String(item))) : [];
}

/** The objects of a list in an answer. */
export function membersAt(answer: Answer, pointer: string): Readonly<Record<string, unknown>>[] {
  return listOf(valueAt(answer, pointer));
}

function listOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function identifierOf({ _id }: Readonly<Record<string, unknown>>): string {
  return String(_id);
}
