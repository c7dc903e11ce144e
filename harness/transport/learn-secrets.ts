import type { SecretPlace } from '../model/answer-place.ts';
import type { Redactor } from './redact.ts';
import type { Sender } from './send.ts';
import { textAt } from './text-at.ts';

/** A sender whose answers are looked into for the secrets that they are known to give out, before anything keeps them. */
export function secretLearningSender(
  sender: Sender,
  places: readonly SecretPlace[],
  { learn }: Pick<Redactor, 'learn'>,
): Sender {
  if (places.length === 0) return sender;
  return {
    ...sender,
    send: async (request) => {
      const response = await sender.send(request);
      const [path] = request.target.split('?');
      for (const known of places) {
        if (known.method !== request.method || known.path !== path) continue;
        const secret = textAt(response, known.place);
        if (secret !== undefined) learn(secret, 'secret of an answer');
      }
      return response;
    },
  };
}
