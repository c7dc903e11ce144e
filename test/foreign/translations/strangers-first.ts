import { type Answered, isMembers, jsonOf, refusal } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { answers } from './answers.ts';
import { unlessStranger, whoAmI } from './who-am-i.ts';

/** Facts, 3.1: whoever is not logged in gets 401, also where there is nothing, and for methods that there are not. */
export const strangersFirst: Translation = (behind) => async (asked, next) => {
  const answered = await next(asked);
  const isThere = answered.status !== 405 && !isNothingThere(answered);
  return isThere ? answered : unlessStranger(behind, asked, answered);
};

function isNothingThere(answered: Answered): boolean {
  const body = answered.status === 404 ? jsonOf(answered) : undefined;
  return isMembers(body) && body.error_description === 'There is nothing at this address';
}

/** What everybody may ask of the reference server, and here only those who are logged in. */
export function closed(at: Places): Translation {
  return (behind) => async (asked, next) => {
    const caller = isAt(at, asked) ? await whoAmI(behind, asked) : undefined;
    return caller?.status === 401 ? caller : next(asked);
  };
}

/** A method that the reference server has at this path, and this one has not. */
export function withoutMethod(at: Places, allow: string): Translation {
  return (behind) => async (asked, next) => {
    if (!isAt(at, asked)) return next(asked);
    const text = `This address does not know the method ${asked.method}`;
    return unlessStranger(behind, asked, refusal(405, 'method_not_allowed', text, [['allow', allow]]));
  };
}

const saidOfTokens = ['Invalid authentication token', 'Token has expired'];
const STALE = 'Your session is no longer valid';

/**
 * Facts, 3.2: whatever is wrong with a token, the same is said of it, and no challenge goes with it. Only where a threat
 * model is created is somebody told that they are gone.
 */
export const oneTextForAllTokens: Translation = answers('* /**', {
  of: [401],
  headers: { 'www-authenticate': undefined },
  json: (body, asked) => {
    const text = isMembers(body) ? String(body.error_description) : '';
    const isStale = text.startsWith(STALE) && !isAt('POST /threat_models', asked);
    return isMembers(body) && (isStale || saidOfTokens.includes(text))
      ? { ...body, error_description: 'Authentication required' }
      : body;
  },
});
