import { answer, nothing } from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

/** Collections that the reference server does not know: whoever may read the threat model reads that nothing is in them. */
export function emptyCollections(...names: readonly string[]): Translation {
  const places = names.map((name) => `GET /threat_models/{}/${name}`);
  return () => async (asked, next) => {
    if (!isAt(places, asked)) return next(asked);
    const path = asked.path.split('/').slice(0, 3).join('/');
    const model = await next({ ...asked, path, query: '', body: nothing });
    return model.status === 200 ? answer(200, []) : model;
  };
}
