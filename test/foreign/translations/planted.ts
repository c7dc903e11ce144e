import { type Answered, type Asked, headerOf, isMembers, jsonOf, withHeader } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

/** Whoever made a thing is asked in the place of somebody who may not do this with it. */
export function asWhoeverMadeIt(at: Places): Translation {
  return () => {
    const makers = new Map<string, string>();
    return async (asked, next) => {
      const answered = await next(asked);
      const [id, authorization] = [idIn(answered), headerOf(asked, 'authorization')];
      if (answered.status === 201 && id !== undefined && authorization !== undefined)
        makers.set(id, authorization);
      if (!isAt(at, asked) || answered.status !== 403) return answered;
      const maker = asked.path
        .split('/')
        .map((segment) => makers.get(segment))
        .find((found) => found !== undefined);
      return maker === undefined ? answered : next(withHeader(asked, 'authorization', maker));
    };
  };
}

function idIn(answered: Answered): string | undefined {
  const json = jsonOf(answered);
  return isMembers(json) && typeof json.id === 'string' ? json.id : undefined;
}

/** What was made or read once can still be read after it was deleted. */
export function stillReadable(at: Places): Translation {
  return () => {
    const seen = new Map<string, Answered>();
    const deleted = new Set<string>();
    const noted = (asked: Asked, answered: Answered): void => {
      const id = answered.status === 201 ? idIn(answered) : undefined;
      if (id !== undefined) seen.set(`${asked.path}/${id}`, { ...answered, status: 200 });
      if (asked.method === 'GET' && answered.status === 200) seen.set(asked.path, answered);
      if (asked.method === 'DELETE' && answered.status === 204) deleted.add(asked.path);
    };
    return async (asked, next) => {
      const answered = await next(asked);
      noted(asked, answered);
      const isGone = isAt(at, asked) && answered.status === 404 && deleted.has(asked.path);
      return isGone ? (seen.get(asked.path) ?? answered) : answered;
    };
  };
}
