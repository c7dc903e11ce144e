import { type Answered, isMembers, jsonOf, type Members, nothing, withJson } from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { answers } from './answers.ts';
import { each } from './members.ts';

const COLLABORATE = '/threat_models/{}/diagrams/{}/collaborate';

/** Whoever starts a session where one runs already is shown that one (facts, 8.1). */
export const startingIsJoining: Translation = () => async (asked, next) => {
  const answered = await next(asked);
  return isAt(`POST ${COLLABORATE}`, asked) && answered.status === 409
    ? next({ ...asked, method: 'GET', body: nothing })
    : answered;
};

/** Where no session runs, there is one without an id and without anybody in it (facts, 8.1). */
export const emptySessions: Translation = () => async (asked, next) => {
  const answered = await next(asked);
  if (!isAt(`GET ${COLLABORATE}`, asked) || !isWithoutSession(answered)) return answered;
  const [, , threat_model_id, , diagram_id] = asked.path.split('/');
  const empty = { session_id: null, threat_model_id, diagram_id, participants: [] };
  return withJson({ ...answered, status: 200 }, empty);
};

function isWithoutSession(answered: Answered): boolean {
  const body = answered.status === 404 ? jsonOf(answered) : undefined;
  return isMembers(body) && body.error_description === 'Collaboration session not found';
}

/** Who began a session and who presents are people, not addresses (facts, 14.1). */
export const hostsAreUsers: Translation = answers(['GET /me/sessions', `GET|POST ${COLLABORATE}`], {
  of: [200, 201],
  json: each(named),
});

function named(session: Members): Members {
  const { host, presenter } = session;
  return {
    ...session,
    host: userAt(host),
    ...(presenter === undefined ? {} : { presenter: userAt(presenter) }),
  };
}

/** The test provider makes addresses of names, so that names can be made of addresses. */
function userAt(email: unknown): unknown {
  const hint = String(email).split('@')[0] ?? '';
  const display_name = `${hint.charAt(0).toUpperCase()}${hint.slice(1)} (Test User)`;
  return { principal_type: 'user', provider: 'test', provider_id: hint, display_name, email };
}
