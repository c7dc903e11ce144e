import { DocumentError } from '../document/document-error.ts';
import { documentedInExtension } from '../extensions.ts';
import { child, isObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import type { Response } from './operation.ts';
import { readContent } from './read-content.ts';
import { readHeaders } from './read-headers.ts';
import { readLinks } from './read-links.ts';
import { deadReferences, type Reading } from './reading.ts';

/** The responses of an operation, one a status code. Throws a DocumentError where they are no objects. */
export function readResponses(reading: Reading, responses: unknown, pointer: string): Response[] {
  const { document, file } = reading;
  // OpenAPI 3.1: an operation may leave them out. It then has no cells.
  if (responses === undefined) return [];
  if (!isObject(responses)) {
    throw new DocumentError({
      file,
      pointer,
      rule: 'responses',
      message: '"responses" must be an object, with a member for each status',
    });
  }
  return Object.entries(responses)
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, response]) => {
      const dead = deadReferences(reading, [response]);
      if (dead.length > 0) return nothingKnown(status, child(pointer, status), dead);
      const resolved = resolve(document, response, child(pointer, status));
      if (!resolved) {
        throw new DocumentError({
          file,
          pointer: child(pointer, status),
          rule: 'responses',
          message: 'a response must be an object',
        });
      }
      const { value, pointer: at } = resolved;
      const sources = value[documentedInExtension];
      const headers = readHeaders(document, value.headers, child(at, 'headers'));
      const content = readContent(reading, value.content, child(at, 'content'));
      const holes = [
        ...deadReferences(reading, isObject(value.headers) ? Object.values(value.headers) : []),
        ...headers.flatMap(({ schema }) => reading.holesIn(schema)),
        ...content.flatMap(({ unresolved = [] }) => unresolved),
      ];
      return {
        status,
        description: typeof value.description === 'string' ? value.description : '',
        pointer: at,
        documentedIn: Array.isArray(sources) ? sources.filter((source) => typeof source === 'string') : [],
        headers,
        content,
        links: readLinks(document, value.links, child(at, 'links')),
        unresolved: [...new Set(holes)],
      };
    });
}

/** A response of which the document says nothing but its status. */
function nothingKnown(status: string, pointer: string, unresolved: readonly string[]): Response {
  return {
    status,
    description: '',
    pointer,
    documentedIn: [],
    headers: [],
    content: [],
    links: [],
    unresolved,
  };
}
