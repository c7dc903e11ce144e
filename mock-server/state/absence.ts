import { singularOf } from '../../contract/resources/noun.ts';
import type { Answer } from '../responses/answer.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { Params, Step } from './step.ts';
import type { Store } from './store.ts';

/** Refuses because something on the path is not there: the outermost of what is missing is named. */
export function absence(store: Store, refuse: Refuse, steps: readonly Step[]): (params: Params) => Answer {
  return (params) => {
    const { resource } = (store.missing(steps, params) ?? steps.at(-1))?.kept ?? {};
    const segment = spaced(resource?.path.split('/').at(-1) ?? 'resource');
    const parameter = resource?.kind === 'collection' ? resource.parameter : undefined;
    const noun = (parameter && nounOf(parameter)) || (parameter ? singularOf(segment) : segment);
    return refuse({
      status: 404,
      cause: 'unknown-resource',
      subjects: parameter === undefined ? [] : [parameter, noun, segment],
      message: parameter === undefined ? `There is no ${noun} here` : `There is no such ${noun}`,
    });
  };
}

/** "threat_model_id" → "threat model"; "petId" → "pet"; a bare "id" names nothing. */
function nounOf(parameter: string): string {
  return spaced(parameter)
    .replace(/ ?\b(id|uuid|key|name)$/, '')
    .trim();
}

function spaced(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase();
}
