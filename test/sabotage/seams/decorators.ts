import type { FastifyInstance } from 'fastify';
import type { Config } from '../../../server/tmi/config.ts';
import type { Sessions } from '../../../server/tmi/sessions/sessions.ts';
import type { Apply } from '../sabotage.ts';

/** Puts other parts in the place of those that plugins have given the server. */
export function replacing(change: (app: FastifyInstance) => void): Apply {
  return (app) => {
    app.addHook('onReady', async () => change(app));
  };
}

/** Other ways to find out who a token belongs to. */
export function sessionsWith(change: (sessions: Sessions, app: FastifyInstance) => Partial<Sessions>): Apply {
  return replacing((app) => {
    Object.assign(app.sessions, change({ ...app.sessions }, app));
  });
}

/** Other ways to look at a token; what came of it for whom is not asked. */
export function tokensWith(change: (tokens: Sessions['tokens']) => Partial<Sessions['tokens']>): Apply {
  return replacing((app) => {
    Object.assign(app.sessions.tokens, change({ ...app.sessions.tokens }));
  });
}

/** Other settings, which nobody checks. */
export function configured(settings: Partial<Config>): Apply {
  return replacing((app) => {
    Object.assign(app.config, settings);
  });
}
