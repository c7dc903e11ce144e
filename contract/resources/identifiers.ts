import { isObject } from '../json.ts';

/** What identifies a resource: in the path by a parameter, in a body by a member of some name. */

/**
 * The member that is the identifier, of all those there are: named like the path parameter, or like its last word
 * ("pull_number" → "number"), or what everybody calls it.
 */
export function identifierMember(members: Iterable<string>, parameter: string): string | undefined {
  const names = [...members];
  // Of "id_or_name", the id is what nobody changes.
  const first = wordsOf(parameter)[0] === 'id' ? ['id'] : [];
  const wanted = [plain(parameter), ...first, plain(lastWord(parameter)), 'id', 'uuid'];
  return wanted.flatMap((candidate) => names.filter((name) => plain(name) === candidate))[0];
}

/** What a resource is called where it has no id: "name" for "{tenant}", "login" for "{user}". */
const callingNames = ['name', 'slug', 'key', 'code', 'identifier', 'login', 'username'];

/**
 * The member that a path parameter takes where no member is an id: named like the parameter and a calling name
 * ("tenantName" for "{tenant}"), or a calling name alone. None for a parameter that asks for an id.
 */
export function callingMember(members: Iterable<string>, parameter: string): string | undefined {
  const names = [...members];
  const noun = plain(parameter);
  if (/(id|uuid|guid|number)$/.test(noun)) return undefined;
  const wanted = [
    noun,
    `${noun}id`,
    ...callingNames.map((name) => `${noun}${name}`),
    plain(lastWord(parameter)),
    ...leadingWords(parameter),
    ...callingNames,
  ];
  return wanted.flatMap((candidate) => names.filter((name) => plain(name) === candidate))[0];
}

/** Whether a name says nothing of what it is about: a body has its own "name", whatever a path takes by one. */
export function namesAnything(name: string): boolean {
  return anyNames.has(plain(name));
}

const anyNames: ReadonlySet<string> = new Set([
  ...callingNames,
  ...['id', 'uuid', 'number', 'value', 'type', 'token', 'title', 'path', 'version', 'status'],
]);

const identifying = ['id', 'key', 'uuid', 'number', 'name', 'slug', 'code'];

/** What a body says to tell its resource from others, as text; nothing where it has neither an id nor a key. */
export function identifiersIn(body: unknown): string[] {
  if (!isObject(body) || (body.id === undefined && body.key === undefined)) return [];
  return identifying
    .map((name) => body[name])
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String);
}

/** Whether a name says that it is an identifier: "pet_id", "petId". "id" names nothing in particular, "path" anything. */
export function namesIdentifier(name: string): boolean {
  return /[_-](id|uuid|guid)$|[a-z](Id|ID|Uuid|UUID)$/.test(name);
}

/** "versionExpression" takes a "version", whatever else has a name: all of its words but the last ones, the most first. */
function leadingWords(name: string): string[] {
  const words = wordsOf(name);
  return words.slice(1).map((_, index) => plain(words.slice(0, words.length - 1 - index).join('')));
}

function wordsOf(name: string): string[] {
  return name.split(/[_-]|(?<=[a-z])(?=[A-Z])/);
}

function lastWord(name: string): string {
  return name.replace(/^.*(?:[_-]|[a-z](?=[A-Z]))/, '');
}

/** Without separators and in lower case: "pet_id" and "petId" are the same name. */
export function plain(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}
