import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CheckScope } from './notice.ts';

type Rule = (request: FastifyRequest, status: number) => CheckScope | undefined;

const everybody: CheckScope = {};
const isDone = (status: number): boolean => status < 300;

const ofModel: Rule = ({ params }, status) => {
  const { threat_model_id } = params as { readonly threat_model_id: string };
  return isDone(status) ? { threatModelId: threat_model_id.toLowerCase() } : undefined;
};
const ofEverybody: Rule = (_request, status) => (isDone(status) ? everybody : undefined);

/** The operations that end logins, accounts or roles, and whose sockets each of them may concern. */
const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['updateThreatModel', ofModel],
  ['patchThreatModel', ofModel],
  ['deleteCurrentUser', ofEverybody],
  ['endSamlSession', ofEverybody],
  ['endSamlSessionByForm', ofEverybody],
  ['revokeToken', ({ caller }, status) => (caller && isDone(status) ? { userId: caller.id } : undefined)],
  // A refresh token that is used twice ends its session, and is answered like one that is unknown.
  ['refreshToken', (_request, status) => (status === 401 ? everybody : undefined)],
]);

/** Whose sockets have to be looked at after a request; undefined where nothing has changed for anybody. */
export function scopeAfter(request: FastifyRequest, { statusCode }: FastifyReply): CheckScope | undefined {
  const { policy } = request.routeOptions.config ?? {};
  return policy && rules.get(policy.id)?.(request, statusCode);
}
