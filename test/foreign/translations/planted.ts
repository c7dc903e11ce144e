import { type Answered, headerOf, isMembers, jsonOf, withHeader } from '../front/message.ts';
import { isAt, type Place, type Places } from '../front/place.ts';
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

/** What was read or made once can still be read after it was deleted. */
export function stillReadable(at: Place): Translation {
  return () => {
    const seen = new Map<string, Answered>();
    const deleted = new Set<string>();
    const template = at.split(' ')[1] ?? '';
    return async (asked, next) => {
      const answered = await next(asked);
      if (!isAt(`* ${template}`, asked)) return answered;
      if (asked.method === 'DELETE' && answered.status === 204) deleted.add(asked.path);
      if (asked.method !== 'GET') return answered;
      if (answered.status === 200) seen.set(asked.path, answered);
      return answered.status === 404 && deleted.has(asked.path)
        ? (seen.get(asked.path) ?? answered)
        : answered;
    };
  };
}
