import { isJson } from '../../contract/operations/media-type.ts';
import type { Answer } from '../responses/answer.ts';
import type { ReadyResponse } from '../responses/responses.ts';
import { projection } from './projection.ts';
import { identifierShower } from './show-identifier.ts';
import type { Work } from './work.ts';

/**
 * Answers with a kept resource, in the media type with this index. Only JSON shows what is kept. `made` is the identifier
 * of what was created just now.
 */
export type Showing = (text: string, media: number, made?: string) => Answer;

export function showing(work: Work, response: ReadyResponse): Showing {
  const { contract, responses, kept } = work;
  const json = response.media.findIndex(({ type }) => isJson(type));
  const media = response.media[json];
  if (!media) return (_, wanted) => response.best(wanted);
  const project = projection(contract, responses.bodies, kept, media);
  const withIdentifier = identifierShower(work, media);
  return (text, wanted, made) => {
    if (wanted !== json) return response.best(wanted);
    const shown = project(text);
    return response.withBody(json, made === undefined ? shown : withIdentifier(shown, made));
  };
}
