import { type Answered, type Asked, nothing, refusal } from '../front/message.ts';
import type { Behind } from '../front/translation.ts';

/** Asks the reference server who sent the request. */
export function whoAmI({ ask }: Behind, { headers }: Asked): Promise<Answered> {
  const kept = headers.filter(([name]) => name.toLowerCase() === 'authorization');
  return ask({ method: 'GET', path: '/users/me', query: '', headers: kept, body: nothing });
}

/** The refusal; but whoever is not logged in is told just that, and nothing about what was asked (facts, 2.0 and 3.1). */
export async function unlessStranger(behind: Behind, asked: Asked, refused: Answered): Promise<Answered> {
  const caller = await whoAmI(behind, asked);
  return caller.status === 401 ? caller : refused;
}

/** Where there is nothing. */
export function unknownAddress(behind: Behind, asked: Asked): Promise<Answered> {
  return unlessStranger(behind, asked, refusal(404, 'not_found', 'There is nothing at this address'));
}
