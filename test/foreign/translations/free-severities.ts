import { type Answered, isMembers, jsonOf, type Members, withJson } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

const known = ['Unknown', 'None', 'Low', 'Medium', 'High', 'Critical'];

/** The severity of a threat is any text of at most 50 characters (facts, 1.3). */
export function freeSeverities(at: Places): Translation {
  return () => {
    const free = new Map<unknown, string>();
    return async (asked, next) => {
      if (!isAt(at, asked)) return next(asked);
      const sent = jsonOf(asked);
      const severity = isMembers(sent) && isFree(sent.severity) ? sent.severity : undefined;
      const answered = await next(
        severity === undefined ? asked : withJson(asked, { ...(sent as Members), severity: 'Unknown' }),
      );
      const json = jsonOf(answered);
      if (severity !== undefined && answered.status < 300 && isMembers(json)) free.set(json.id, severity);
      return inThreats(answered, (threat) => {
        const own = threat.severity === 'Unknown' ? free.get(threat.id) : undefined;
        return own === undefined ? threat : { ...threat, severity: own };
      });
    };
  };
}

/** Severity and status are shown in small letters, and what a threat does not have is null (facts, 14.1). */
export function smallLetters(at: Places): Translation {
  return () => async (asked, next) => {
    const answered = await next(asked);
    if (!isAt(at, asked)) return answered;
    return inThreats(answered, ({ severity, status, ...threat }) => ({
      ...missing,
      ...threat,
      severity: String(severity).toLowerCase(),
      status: String(status).toLowerCase(),
    }));
  };
}

const missing = { description: null, mitigation: null, score: null, diagram_id: null, cell_id: null };

function isFree(severity: unknown): severity is string {
  return typeof severity === 'string' && severity.length <= 50 && !known.includes(severity);
}

function inThreats(answered: Answered, change: (threat: Members) => Members): Answered {
  const json = answered.status < 300 ? jsonOf(answered) : undefined;
  return json === undefined ? answered : withJson<Answered>(answered, shown(json, change));
}

function shown(json: unknown, change: (threat: Members) => Members): unknown {
  if (Array.isArray(json)) return json.map((each) => shown(each, change));
  if (!isMembers(json)) return json;
  if (json.severity !== undefined) return change(json);
  return json.threats === undefined ? json : { ...json, threats: shown(json.threats, change) };
}
