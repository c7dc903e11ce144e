import type { FastifyRequest } from 'fastify';
import { diagrams } from '../diagrams/diagrams.ts';
import { fail } from '../errors/api-error.ts';
import { childInPath } from '../families/children.ts';
import { itemPath } from '../families/family.ts';
import { dbOf } from '../routing/request.ts';
import type { CollaborationSessionRow } from '../storage/collaboration-tables.ts';
import { findSession } from './session-repository.ts';

export const collaboratePath = `${itemPath(diagrams)}/collaborate`;

/** The session that runs on the diagram in the path. Throws 404 if there is none. */
export async function sessionInPath(request: FastifyRequest): Promise<CollaborationSessionRow> {
  const diagram = await childInPath(request, diagrams);
  const session = await findSession(dbOf(request), 'diagram_id', diagram.id);
  if (!session) throw fail('session_not_found');
  return session;
}
