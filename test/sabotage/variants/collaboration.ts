import type { FastifyRequest } from 'fastify';
import { deleteModel, diagram, readModel } from '../operations.ts';
import { family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { before, handling } from '../seams/handlers.ts';
import { becomeUser, takenForTheOwner } from '../seams/people.ts';
import { again } from '../seams/requests.ts';

const path = '/threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate';
const begin = `POST ${path}`;
const end = `DELETE ${path}`;
const read = `GET ${path}`;
const join = `PUT ${path}`;
const list = 'GET /collaboration/sessions';

/** Sessions in which people work on a diagram together. */
export const collaboration = family('collaboration', [
  {
    id: 'sessions-without-end',
    title: 'A diagram can have a second session, which is the first one.',
    at: [begin],
    requirements: ['S1-create-diagram-collaboration-session'],
    cells: [`${begin} 409`],
    apply: handling(async (handler, request, reply) => {
      const answer = await handler();
      if (reply.statusCode !== 409) return answer;
      const { json } = await again(request, 'GET', request.url);
      reply.code(201).header('location', request.url);
      return json;
    }),
  },
  {
    id: 'shared-models-deleted',
    title: 'A threat model can be deleted while people work on a diagram in it.',
    at: [deleteModel],
    seenAt: [readModel, end],
    requirements: ['S0-409-sample-active-session'],
    cells: [`${deleteModel} 409`],
    apply: before(endAll),
  },
  {
    id: 'shared-diagrams-deleted',
    title: 'A diagram can be deleted while people work on it.',
    at: [diagram.remove],
    seenAt: [diagram.read, end],
    requirements: ['S0-409-session-blocks-diagram'],
    cells: [`${diagram.remove} 409`],
    apply: before(endAll),
  },
  {
    id: 'shared-diagrams-changed',
    title: 'A diagram can be replaced and patched while people work on it.',
    at: [diagram.replace, diagram.patch],
    seenAt: [end, read],
    requirements: ['S0-409-in-use'],
    cells: [`${diagram.replace} 409`, `${diagram.patch} 409`],
    apply: before(endAll),
  },
  {
    id: 'anybody-ends-sessions',
    title: 'Whoever may read a diagram ends its session.',
    at: [end],
    seenAt: [read, join, list],
    cells: [`${read} 200`, `${join} 200`, `${list} 200`],
    apply: before(async (request) => {
      const { diagram_id = '' } = request.params as { readonly diagram_id?: string };
      const session = await request.server.storage.db
        .selectFrom('collaboration_sessions')
        .select('host_id')
        .where('diagram_id', '=', diagram_id)
        .executeTakeFirst();
      if (session) await becomeUser(request, session.host_id);
    }),
  },
  {
    id: 'nobody-ends-sessions',
    title: 'A session that its host ends goes on.',
    at: [end],
    seenAt: [read, join, list, deleteModel, begin, diagram.remove, diagram.replace, diagram.patch],
    requirements: ['S0-409-session-ended', 'S1-end-diagram-collaboration-session'],
    apply: handling(async (_handler, _request, reply) => {
      reply.code(204);
    }),
  },
  {
    id: 'strangers-join-sessions',
    title: 'Whoever is logged in may join a session.',
    at: [join],
    requirements: ['S0-403-no-access'],
    cells: [`${join} 403`],
    apply: takenForTheOwner,
  },
  {
    id: 'foreign-sessions-listed',
    title: 'The list of sessions has those on diagrams that one may not read.',
    at: [list],
    requirements: ['S1-list-collaboration-sessions'],
    cells: [`${list} 200`],
    apply: handling(async (handler, request) => {
      const own = (await handler()) as readonly { readonly session_id: string }[];
      const all = [...own];
      const hosts = await request.server.storage.db
        .selectFrom('collaboration_sessions')
        .select('host_id')
        .distinct()
        .execute();
      for (const { host_id } of hosts) {
        await becomeUser(request, host_id);
        const theirs = (await handler()) as readonly { readonly session_id: string }[];
        all.push(...theirs.filter(({ session_id }) => all.every((each) => each.session_id !== session_id)));
      }
      return all;
    }),
  },
  {
    id: 'sessions-without-host',
    title: 'A session does not say who its host is.',
    at: [begin, read],
    cells: [`${begin} 201`, `${read} 200`],
    apply: answering({
      of: [200, 201],
      json: (body) => {
        const { host: _, ...rest } = body as { readonly host: string };
        return rest;
      },
    }),
  },
]);

/** Ends the sessions on the diagram in the path, or on all of its threat model. */
async function endAll({ params, server }: FastifyRequest): Promise<void> {
  const { threat_model_id = '', diagram_id } = params as {
    readonly threat_model_id?: string;
    readonly diagram_id?: string;
  };
  const sessions = server.storage.db
    .deleteFrom('collaboration_sessions')
    .where('threat_model_id', '=', threat_model_id);
  await (diagram_id === undefined ? sessions : sessions.where('diagram_id', '=', diagram_id)).execute();
}
