import { isMembers, jsonOf, withJson } from '../front/message.ts';
import type { Translation } from '../front/translation.ts';

/** What the reference server keeps, and what this one does. */
const [OURS, THEIRS] = [1024, 2048];

/** Descriptions may be twice as long (facts, 14.1): the reference server keeps the beginning of a long one, and a mark. */
export const longerDescriptions: Translation = () => {
  const whole = new Map<string, string>();

  const kept = (text: unknown): unknown => {
    if (typeof text !== 'string' || text.length <= OURS || text.length > THEIRS) return text;
    const mark = ` (${whole.size + 1})`;
    const beginning = `${text.slice(0, OURS - mark.length)}${mark}`;
    whole.set(beginning, text);
    return beginning;
  };
  const shown = (text: unknown): unknown => (typeof text === 'string' ? (whole.get(text) ?? text) : text);

  return async (asked, next) => {
    const sent = asked.body.length > OURS ? jsonOf(asked) : undefined;
    const answered = await next(sent === undefined ? asked : withJson(asked, described(sent, kept)));
    const told = whole.size > 0 ? jsonOf(answered) : undefined;
    return told === undefined ? answered : withJson(answered, described(told, shown));
  };
};

/** The same with other descriptions, wherever they stand; also in a JSON Patch. */
function described(json: unknown, change: (text: unknown) => unknown): unknown {
  if (Array.isArray(json)) return json.map((item) => described(item, change));
  if (!isMembers(json)) return json;
  const isPatch = json.path === '/description';
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      name === 'description' || (isPatch && name === 'value') ? change(value) : described(value, change),
    ]),
  );
}
