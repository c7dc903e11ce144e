import { fail } from '../errors/notap-error.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** RFC 9562, section 5.4. */
const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** In lower case, as it is stored; throws 400 for another text. */
export function uuidIn(text: string): string {
  if (!isUuid(text)) throw fail('invalid_uuid');
  return text.toLowerCase();
}

/** The same for one of version 4, of random numbers. */
export function randomUuidIn(text: string): string {
  if (!VERSION_4.test(text)) throw fail('invalid_uuid');
  return text.toLowerCase();
}
