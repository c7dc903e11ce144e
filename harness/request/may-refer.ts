import { replaceAt } from '../../contract/json.ts';
import { namesIdentifier } from '../../contract/resources/identifiers.ts';
import { leavesOf } from './leaves.ts';

/** Members with words about the resource itself. */
const ofItself = /^(name|title|label|description|summary|text|content|message|comment|note|subject|body)$/i;

/** Values that are whole without a resource: moments and places. An e-mail address may be that of an account. */
const selfContained = /^(\d{4}-\d\d-\d\d([T ].*)?|\d\d:\d\d.*|[a-z][a-z0-9+.-]*:\/\/.*)$/i;

/**
 * Whether a body may name a resource that only the server knows: a text or an identifier that is neither about the
 * resource itself nor one of a few that the schema lists. `accepts`: whether the schema allows a body.
 */
export function mayRefer(body: unknown, accepts: (body: unknown) => boolean): boolean {
  return leavesOf(body).some(({ path, member, value }) => {
    if (typeof value === 'number') return namesIdentifier(member);
    if (typeof value !== 'string' || value === '') return false;
    if (ofItself.test(member) || selfContained.test(value)) return false;
    return [`${value}x`, withAnotherEnd(value)].some((other) => accepts(replaceAt(body, path, other)));
  });
}

/** As long, and with the same kind of letter at its end: a pattern allows it, and a list of values does not. */
function withAnotherEnd(text: string): string {
  const end = text.at(-1) ?? '';
  const other = /\d/.test(end) ? String((Number(end) + 1) % 10) : end.toLowerCase() === 'a' ? 'b' : 'a';
  return text.slice(0, -1) + (end === end.toUpperCase() ? other.toUpperCase() : other);
}
