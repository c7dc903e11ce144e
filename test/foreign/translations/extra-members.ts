import { type Answered, isMembers, jsonOf, type Members, withJson } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

/** Members that every resource has besides those that are known, and a number that is its own. */
export function extraMembers(at: Places, more: Members): Translation {
  return () => {
    const numbers = new Map<string, number>();
    const numbered = (members: Members): Members => {
      const { id } = members;
      if (typeof id !== 'string') return members;
      const alias = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, alias);
      return { ...members, ...more, alias };
    };
    return async (asked, next) => {
      const answered = await next(asked);
      const json = isAt(at, asked) && answered.status < 300 ? jsonOf(answered) : undefined;
      if (Array.isArray(json))
        return withJson<Answered>(
          answered,
          json.map((each) => (isMembers(each) ? numbered(each) : each)),
        );
      return isMembers(json) ? withJson(answered, numbered(json)) : answered;
    };
  };
}
