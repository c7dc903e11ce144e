import { type Asked, answer, isMembers, jsonOf, nothing, refusal } from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { unlessStranger } from './who-am-i.ts';

/** RFC 7009: the token to revoke stands in the body, and whether it was good is nobody's business (facts, 14.3). */
export const revokesTokenInBody: Translation = (behind) => async (asked, next) => {
  if (!isAt('POST /oauth2/revoke', asked)) return next(asked);
  const token = tokenIn(asked);
  if (token === undefined)
    return unlessStranger(behind, asked, refusal(400, 'invalid_request', 'token is required'));
  const headers = [['authorization', `Bearer ${token}`]] as const;
  await behind.ask({ method: 'POST', path: '/oauth2/revoke', query: '', headers, body: nothing });
  return answer(200, {});
};

/** As JSON, or as a form. */
function tokenIn(asked: Asked): string | undefined {
  const json = jsonOf(asked);
  const token = isMembers(json) ? json.token : new URLSearchParams(asked.body.toString()).get('token');
  return typeof token === 'string' && token !== '' ? token : undefined;
}
