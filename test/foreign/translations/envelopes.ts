import { type Answered, type Asked, jsonOf, queryOf, withJson, withQuery } from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Ask, Translation } from '../front/translation.ts';

/** What the reference server gives at a time, at most. */
const MOST = 100;

/**
 * Lists come in envelopes (facts, 1.10 and 14.1): {<name>: […], total, limit, offset}.
 *
 * @param names of each list, by its path
 */
export function envelopes(names: Readonly<Record<string, string>>): Translation {
  return () => async (asked, next) => {
    const answered = await next(asked);
    const found = Object.entries(names).find(([path]) => isAt(`GET ${path}`, asked));
    const items = found && answered.status === 200 ? jsonOf(answered) : undefined;
    if (!found || !Array.isArray(items)) return answered;
    const query = queryOf(asked);
    const limit = Number(query.get('limit') ?? 20);
    const offset = Number(query.get('offset') ?? 0);
    return withJson(answered, { [found[1]]: items, total: await countAll(asked, next), limit, offset });
  };
}

/** How many there are, on all pages. */
async function countAll(asked: Asked, next: Ask): Promise<number> {
  let count = 0;
  for (;;) {
    const page = lengthOf(await next(withQuery(asked, { limit: String(MOST), offset: String(count) })));
    count += page;
    if (page < MOST) return count;
  }
}

function lengthOf(answered: Answered): number {
  const items = jsonOf(answered);
  return Array.isArray(items) ? items.length : 0;
}
