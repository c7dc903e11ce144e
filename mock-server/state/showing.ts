import { isJson } from '../../contract/operations/media-type.ts';
import type { Answer } from '../responses/answer.ts';
import type { ReadyResponse } from '../responses/responses.ts';
import { projection } from './projection.ts';
import type { Work } from './work.ts';

/** Answers with a kept resource, in the media type with this index. Only JSON shows what is kept. */
export type Showing = (text: string, media: number) => Answer;

export function showing({ contract, responses, kept }: Work, response: ReadyResponse): Showing {
  const json = response.media.findIndex(({ type }) => isJson(type));
  const media = response.media[json];
  if (!media) return (_, wanted) => response.best(wanted);
  const project = projection(contract, responses.bodies, kept, media);
  return (text, wanted) => (wanted === json ? response.withBody(json, project(text)) : response.best(wanted));
}
