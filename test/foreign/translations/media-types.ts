import { type Asked, headerOf, refusal } from '../front/message.ts';
import type { Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { answers } from './answers.ts';
import { refuses } from './requests.ts';

const known = [
  'application/json',
  'application/json-patch+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
];

/** Facts, 5.3: whoever does not take JSON gets nothing, and bodies are checked before anybody is asked who they are. */
export const strictMediaTypes: Translation = () => async (asked, next) => {
  // Browsers get a page there.
  if (asked.path !== '/' && !takesJson(asked))
    return refusal(406, 'not_acceptable', 'Only application/json is available');
  if (!/^(POST|PUT|PATCH)$/.test(asked.method) || asked.body.length === 0) return next(asked);
  const type = mediaTypeOf(asked);
  if (type === '') return refusal(400, 'invalid_request', 'Content-Type is required');
  if (!known.includes(type))
    return refusal(415, 'unsupported_media_type', `The media type ${type} is not supported`);
  return next(asked);
};

/** A media type that some operation takes, but not this one, is refused as a body that does not fit. */
export const wrongMediaTypesAreInvalid: Translation = answers('* /**', {
  of: [415],
  status: 400,
  json: () => ({ error: 'invalid_input', error_description: 'The media type of the body does not fit' }),
});

/** The only media type that an operation takes, where the reference server takes more. */
export function takesOnly(at: Places, type: string): Translation {
  return refuses(at, {
    when: (asked) => asked.body.length > 0 && mediaTypeOf(asked) !== type,
    text: `The body must be ${type}`,
  });
}

/** "application/json" of "application/json; charset=utf-8"; empty where none is named. */
function mediaTypeOf(asked: Asked): string {
  return headerOf(asked, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

function takesJson(asked: Asked): boolean {
  const accept = headerOf(asked, 'accept');
  return (
    accept === undefined || ['application/json', 'application/*', '*/*'].some((type) => accept.includes(type))
  );
}
