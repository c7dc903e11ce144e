import { isMembers, jsonOf, refusal } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { whoAmI } from './who-am-i.ts';

/** Refuses everybody who is logged in and does not administer the instance. */
export function administratorsOnly(at: Places): Translation {
  return (behind) => async (asked, next) => {
    if (!isAt(at, asked)) return next(asked);
    const caller = await whoAmI(behind, asked);
    if (caller.status !== 200) return caller;
    const profile = jsonOf(caller);
    return isMembers(profile) && profile.is_admin === true
      ? next(asked)
      : refusal(403, 'forbidden', 'Administrator access required');
  };
}
