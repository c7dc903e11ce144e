import { invalid } from '../errors/users-error.ts';

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** The parameters of a path, of which each is a UUID; throws 400 for another text. In lower case, as they are stored. */
export function uuidsIn(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      if (!isUuid(value)) throw invalid(name, 'is no UUID');
      return [name, value.toLowerCase()];
    }),
  );
}
