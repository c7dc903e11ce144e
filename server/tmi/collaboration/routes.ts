import { routes } from '../routing/routes.ts';
import { beginSession } from './begin.ts';
import { endSession } from './end.ts';
import { listSessions } from './list.ts';
import { joinSession, readSession } from './read.ts';

export const collaborationRoutes = routes('collaboration', [
  listSessions,
  beginSession,
  readSession,
  joinSession,
  endSession,
]);
