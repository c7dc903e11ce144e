import type { ParameterObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import { namesIn } from '../builder/links.ts';
import { integer, type Schema } from '../builder/schema.ts';
import { ids } from './samples.ts';

/** Any text: a malformed identifier is one that nothing has. */
const identifiers: Readonly<Record<string, ParameterObject>> = {
  boardId: inPath('boardId', 'Names the board', ids.board),
  columnId: inPath('columnId', 'Names the column', ids.column),
  ticketId: inPath('ticketId', 'Names the ticket', ids.ticket),
  commentId: inPath('commentId', 'Names the comment', ids.comment),
  userId: inPath('userId', 'Names the user', ids.ben),
};

function inPath(name: string, description: string, example: string): ParameterObject {
  const schema: Schema = { type: 'string', minLength: 1, maxLength: 256 };
  return component<ParameterObject>('parameters', name, {
    ...{ name, in: 'path', required: true, description, schema, example },
  });
}

/** The parameters of a path template. */
export function pathParameters(path: string): ParameterObject[] {
  return namesIn(path).map((name) => {
    const known = identifiers[name];
    if (!known) throw new Error(`path parameter ${name} has no definition`);
    return known;
  });
}

/** A member of the query that may be left out. */
export function filter(name: string, description: string, schema: Schema, example: unknown): ParameterObject {
  return { name, in: 'query', description, schema, example };
}

/** Which page of a list, and how many are on it. */
export function paging(limit: number): ParameterObject[] {
  return [
    filter('page', 'Which page, from 1', integer({ min: 1 }, { default: 1 }), 1),
    filter('limit', 'How many on a page', integer({ min: 1 }, { default: limit }), limit),
  ];
}

/** Which part of a list. */
export function window(limit: number): ParameterObject[] {
  return [
    filter('limit', 'How many to return', integer({ min: 1, max: limit }, { default: limit }), limit),
    filter('skip', 'How many to skip', integer({ min: 0 }, { default: 0 }), 0),
  ];
}
