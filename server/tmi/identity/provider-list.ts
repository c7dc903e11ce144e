/** What one member of a provider's settings is; all of them are text. */
export interface Member {
  readonly says: string;
  readonly pattern?: RegExp;
  /** What it is if it is left out; null where leaving it out means something by itself. Without it, it is needed. */
  readonly otherwise?: string | null;
}

type Members = Readonly<Record<string, Member>>;

/** The settings of one provider, every member checked. */
export type Entry<Known extends Members> = {
  readonly [Name in keyof Known]: Known[Name] extends { readonly otherwise: null } ? string | null : string;
};

/** A list of providers that cannot be used; the message is one plain sentence, without its full stop. */
export class UnusableProviders extends Error {
  override readonly name = 'UnusableProviders';
}

/**
 * Reads a setting that lists identity providers: a JSON array of objects. Throws UnusableProviders, whose message never
 * has a value in it that could be a secret.
 *
 * @param setting its name
 * @param text its value; empty means none
 */
export function providerList<const Known extends Members>(
  setting: string,
  text: string,
  members: Known,
): readonly Entry<Known>[] {
  if (text.trim() === '') return [];
  return listIn(setting, text).map((entry, index) => {
    const where = `${setting}: ${nameOf(entry, index)}`;
    if (!isRecord(entry)) throw new UnusableProviders(`${where} must be an object`);
    const stranger = Object.keys(entry).find((name) => !Object.hasOwn(members, name));
    if (stranger !== undefined) {
      const known = Object.keys(members).join(', ');
      throw new UnusableProviders(
        `${where} has a member ${stranger}, which is not known; there are ${known}`,
      );
    }
    const checked = Object.entries<Member>(members).map(([name, member]) => [
      name,
      checkedMember(where, name, member, entry[name]),
    ]);
    // Every member that is known is there now, as its description wants it.
    return Object.fromEntries(checked) as Entry<Known>;
  });
}

function listIn(setting: string, text: string): readonly unknown[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new UnusableProviders(`${setting} is not JSON: give a list of objects, [{"id": "…", …}]`);
  }
  if (!Array.isArray(list)) throw new UnusableProviders(`${setting} must be a list of objects`);
  return list;
}

/** How people find the entry again. */
function nameOf(entry: unknown, index: number): string {
  return isRecord(entry) && typeof entry.id === 'string' ? `"${entry.id}"` : `entry ${index + 1}`;
}

function checkedMember(where: string, name: string, { says, pattern, otherwise }: Member, value: unknown) {
  if (value === undefined) {
    if (otherwise !== undefined) return otherwise;
    throw new UnusableProviders(`${where} has no ${name}: ${says}`);
  }
  if (typeof value !== 'string') throw new UnusableProviders(`${where}: ${name} must be text: ${says}`);
  if (value === '' || pattern?.test(value) === false)
    throw new UnusableProviders(`${where}: ${name} cannot be what it is: ${says}`);
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
