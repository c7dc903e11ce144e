import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Deeper than any document a person writes, and shallow enough for every function that recurses. */
const DEEPEST = 100;

/** A body that is no JSON, or JSON that nobody should have to read. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses bodies of these media types as JSON. What is refused besides malformed JSON: bytes that are not UTF-8, members
 * that change prototypes, and nesting without end. An empty body is undefined, and so is one that the route has no use
 * for.
 */
export function parseJson(
  app: FastifyInstance,
  mediaTypes: readonly string[],
  isWanted: (request: FastifyRequest) => boolean,
): void {
  const parser = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser([...mediaTypes], { parseAs: 'buffer' }, (request, body, done) => {
    if (!isWanted(request)) {
      done(null, undefined);
      return;
    }
    let text: string;
    try {
      text = decoder.decode(body as Buffer);
    } catch {
      done(new UnreadableBody('The body is not UTF-8'));
      return;
    }
    if (text === '') {
      done(null, undefined);
      return;
    }
    // The parser of Fastify also looks for members that would change prototypes.
    void parser(request, text, (error, value) => {
      if (error) done(new UnreadableBody(error.message));
      else if (isShallow(value)) done(null, value);
      else done(new UnreadableBody(`The body is nested deeper than ${DEEPEST}`));
    });
  });
}

/** Without recursion, because the depth is what it looks for. */
export function isShallow(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return false;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return true;
}
