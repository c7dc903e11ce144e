import { type Answered, type Asked, type Header, withHeader } from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

const TIMED = /\b([0-9a-f]{8}-[0-9a-f]{4}-)7([0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})\b/gi;
const RANDOM = /\b([0-9a-f]{8}-[0-9a-f]{4}-)4([0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})\b/gi;

/**
 * Ids that the server gives are UUIDs of version 4 (facts, 1.12); those of the reference server have version 7. Ids
 * that clients give, such as those of cells, stay what they are; so do names of keys, which tokens have in them too.
 */
export const randomIdentifiers: Translation = () => {
  /** As clients know them. */
  const ours = new Set<string>();
  const clients = new Set<string>();

  const inwards = (text: string): string =>
    text.replaceAll(RANDOM, (id, head: string, tail: string) =>
      ours.has(id.toLowerCase()) ? `${head}7${tail}` : id,
    );
  const outwards = (text: string): string =>
    text.replaceAll(TIMED, (id, head: string, tail: string) => {
      if (clients.has(id.toLowerCase())) return id;
      ours.add(`${head}4${tail}`.toLowerCase());
      return `${head}4${tail}`;
    });

  return async (asked, next) => {
    if (isAt('GET /.well-known/**', asked)) return next(asked);
    const sent = asked.body.toString();
    for (const [id] of sent.matchAll(TIMED)) clients.add(id.toLowerCase());
    const inner: Asked = {
      ...asked,
      path: inwards(asked.path),
      query: inwards(asked.query),
      ...changedBody(asked.body, sent, inwards(sent)),
    };
    const answered = await next(inner);
    // A key is named in the tokens that it signs, and those cannot be rewritten.
    if (asked.path === '/.well-known/jwks.json') return answered;
    const told = answered.body.toString();
    const location = answered.headers.find(([name]) => name.toLowerCase() === 'location');
    return {
      ...(location ? relocated(answered, location, outwards) : answered),
      ...changedBody(answered.body, told, outwards(told)),
    };
  };
};

/** Bytes that are no text stay as they are. */
function changedBody(body: Buffer, before: string, after: string): { readonly body: Buffer } {
  return { body: before === after ? body : Buffer.from(after) };
}

function relocated(answered: Answered, [name, value]: Header, outwards: (text: string) => string): Answered {
  return withHeader(answered, name.toLowerCase(), outwards(value));
}
