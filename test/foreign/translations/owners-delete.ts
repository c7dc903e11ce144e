import { refusal } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { roleOf } from './role-of.ts';

/** Facts, 4.2: until 2026, whatever is deleted below a threat model needs the role of an owner. */
export function ownersDelete(at: Places): Translation {
  return (behind) => async (asked, next) => {
    const role = isAt(at, asked) ? await roleOf(behind, asked) : undefined;
    return role === 'reader' || role === 'writer'
      ? refusal(403, 'forbidden', "You don't have sufficient permissions to perform this action")
      : next(asked);
  };
}
