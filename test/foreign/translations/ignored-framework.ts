import { type Answered, type Asked, isMembers, jsonOf, type Members, withJson } from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Ask, Translation } from '../front/translation.ts';

const MODEL = '/threat_models/{}';
const ignored = ['threat_model_framework', 'issue_uri', 'metadata'];

/**
 * Facts, 1.2: whoever creates a threat model may name a framework, an issue and metadata, if they are valid, and none of
 * them is kept. Without a framework, one is only shown in lists.
 */
export const frameworkIsIgnored: Translation = () => {
  const unframed = new Set<unknown>();
  return async (asked, next) => {
    const answered = await next(asked);
    if (isAt('POST /threat_models', asked) && answered.status === 201) {
      const created = await withoutIgnored(asked, answered, next);
      unframed.add(membersOf(created).id);
      return unnamed(created);
    }
    if (!isAt(`GET|PUT|PATCH ${MODEL}`, asked) || answered.status !== 200) return answered;
    const { id } = membersOf(answered);
    if (namesFramework(asked)) unframed.delete(id);
    return unframed.has(id) ? unnamed(answered) : answered;
  };
};

/** Takes away again what the reference server has kept. */
async function withoutIgnored(asked: Asked, answered: Answered, next: Ask): Promise<Answered> {
  const sent = membersOf(asked);
  if (!ignored.some((name) => sent[name] !== undefined)) return answered;
  const { id, name, description } = membersOf(answered);
  const there = { ...asked, method: 'PUT', path: `/threat_models/${id}`, query: '' };
  const replaced = await next(withJson(there, { name, description }));
  return { ...answered, body: replaced.body };
}

function unnamed(answered: Answered): Answered {
  return withJson(answered, { ...membersOf(answered), threat_model_framework: '' });
}

function namesFramework(asked: Asked): boolean {
  const json = jsonOf(asked);
  if (Array.isArray(json))
    return json.some((operation) => isMembers(operation) && operation.path === '/threat_model_framework');
  return isMembers(json) && json.threat_model_framework !== undefined;
}

function membersOf(message: Asked | Answered): Members {
  const json = jsonOf(message);
  return isMembers(json) ? json : {};
}
