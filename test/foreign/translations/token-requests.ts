import { isMembers, jsonOf, withHeader, withJson } from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

/** POST /oauth2/token takes forms too, and refresh tokens (facts, 14.3). */
export const tokenRequests: Translation = () => (asked, next) => {
  if (!isAt('POST /oauth2/token', asked)) return next(asked);
  const json = jsonOf(asked) ?? Object.fromEntries(new URLSearchParams(asked.body.toString()));
  const plain = withJson(withHeader(asked, 'content-type', 'application/json'), json);
  if (!isMembers(json) || json.grant_type !== 'refresh_token') return next(plain);
  const { refresh_token } = json;
  return next({ ...withJson(plain, { refresh_token }), path: '/oauth2/refresh', query: '' });
};
