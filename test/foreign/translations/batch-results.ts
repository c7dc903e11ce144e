import {
  type Answered,
  type Asked,
  answer,
  isMembers,
  jsonOf,
  type Members,
  refusal,
  withHeader,
  withJson,
} from '../front/message.ts';
import { isAt, type Place } from '../front/place.ts';
import type { Ask, Translation } from '../front/translation.ts';
import { unlessStranger } from './who-am-i.ts';

const MOST = 10;

/**
 * Facts, 2.4: a batch of patches names threats by `threat_id`, stands in `patches` (by the document) or `operations` (by
 * the handler), and is answered patch by patch: 200 if all could be applied, 207 if some could, 400 if none.
 */
export function batchResults(at: Place): Translation {
  return (behind) => async (asked, next) => {
    if (!isAt(at, asked)) return next(asked);
    const patches = patchesIn(jsonOf(asked));
    if (patches === undefined || patches.length === 0 || patches.length > MOST)
      return unlessStranger(
        behind,
        asked,
        refusal(400, 'invalid_input', `1 to ${MOST} patches are required`),
      );
    const outcomes: Answered[] = [];
    for (const patch of patches) {
      const answered = await applied(asked, patch, next);
      if (isAboutTheModel(answered)) return answered;
      outcomes.push(answered);
    }
    return summary(patches, outcomes);
  };
}

function patchesIn(json: unknown): readonly Members[] | undefined {
  if (!isMembers(json)) return undefined;
  const patches = json.patches ?? json.operations;
  return Array.isArray(patches) && patches.every(isPatch) ? patches : undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function isPatch(json: unknown): json is Members {
  return isMembers(json) && UUID.test(String(json.threat_id)) && Array.isArray(json.operations);
}

function applied(asked: Asked, { threat_id, operations }: Members, next: Ask): Promise<Answered> {
  const json = withHeader(asked, 'content-type', 'application/json');
  return next(withJson(json, { patches: [{ id: threat_id, operations }] }));
}

/** What would be the same for every patch. */
function isAboutTheModel(answered: Answered): boolean {
  if (answered.status === 401 || answered.status === 403) return true;
  const json = jsonOf(answered);
  return isMembers(json) && json.error_description === 'Threat model not found';
}

function summary(patches: readonly Members[], outcomes: readonly Answered[]): Answered {
  const results = outcomes.map((answered, index) => {
    const json = jsonOf(answered);
    const { threat_id } = patches[index] ?? {};
    return Array.isArray(json)
      ? { threat_id, success: true, threat: json[0] }
      : { threat_id, success: false, error: isMembers(json) ? json.error_description : '' };
  });
  const succeeded = results.filter(({ success }) => success).length;
  const total = results.length;
  const status = succeeded === total ? 200 : succeeded === 0 ? 400 : 207;
  const body = { results, summary: { total, succeeded, failed: total - succeeded } };
  return answer(status, body);
}
