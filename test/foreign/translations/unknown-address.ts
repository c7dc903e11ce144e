import { type Answered, type Asked, nothing, refusal } from '../front/message.ts';
import type { Behind } from '../front/translation.ts';

/** Where there is nothing: whoever is not logged in is told just that (facts, 3.1), everybody else that it is nothing. */
export async function unknownAddress(behind: Behind, asked: Asked): Promise<Answered> {
  const caller = await whoAmI(behind, asked);
  return caller.status === 401 ? caller : refusal(404, 'not_found', 'There is nothing at this address');
}

/** Asks the reference server who sent the request. */
export function whoAmI({ ask }: Behind, { headers }: Asked): Promise<Answered> {
  const kept = headers.filter(([name]) => ['authorization', 'host'].includes(name.toLowerCase()));
  return ask({ method: 'GET', path: '/users/me', query: '', headers: kept, body: nothing });
}
