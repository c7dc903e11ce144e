import { isAboutOwnership } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { isWithinTemplate, renamed } from '../../contract/operations/path-template.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import { isAllowed, refusedPersonas } from '../model/caller.ts';
import type { HealthyPersona, HealthyPersonaId } from '../model/persona.ts';
import type { PathValues, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Strategy } from '../model/strategy.ts';
import { aimAt, aiming } from './aiming.ts';

const id = 'insufficient-role';

export const insufficientRole: Strategy = {
  id,
  title: 'A caller without the declared role is refused with 403, even with working credentials',
  meaning:
    'The document declares which role an operation needs. Each persona without that role sends a valid request, and the server must refuse it with 403. Before that, the persona reads the resource if it may, which shows that the refusal is about the role. Where only a role that ordinary accounts usually have (`usualRoles`) keeps the persona out, another status leaves the cell not exercised.',
  help: 'Check the role of the caller on this resource before doing anything, or declare the role that is really needed.',
  source: "RFC 9110, section 15.5.4; the document's own declaration of roles (`x-authz`)",
  example: {
    operation: 'GET /books/{bookId}',
    request: `
      GET /books/7
      Authorization: Bearer <token of the stranger>`,
    got: 200,
    expected: '403',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    if (response.status !== '403' || !operation.access.declared) return [];
    return refusedPersonas(operation.access).map((persona) =>
      aiming(id, cell, {
        aim: restsOnUsual(operation) ? 'may' : aimAt(operation, known),
        variant: persona.id,
        title: `A caller who ${persona.sentence} is refused`,
        run: async (story) => {
          await expectOrdinary(story, persona.id, operation);
          const path = await story.given(operation);
          await control(story, known.graph, operation, persona, path);
          const draft = await story.validRequest(operation, path);
          await story.send(draft, {
            as: persona.id,
            expect: '403',
            cause: operation.access.roles.length > 0 ? 'administrator-required' : 'insufficient-role',
            why: `${operation.summary}, as a caller who ${persona.sentence}`,
          });
        },
      }),
    );
  },
};

/** An account of an instance may have a role that others of its kind do not have, and nobody says so. */
function restsOnUsual({ access }: Operation): boolean {
  return access.anyOf.some(({ isUsual }) => isUsual);
}

/**
 * Stops the scenario if the account of the persona has a role in the system that lets it call the operation: whoever set up
 * the accounts, or whatever the server makes of new ones, gave it more than the persona has.
 */
async function expectOrdinary(story: Story, persona: HealthyPersonaId, { access }: Operation): Promise<void> {
  const entitled = [...access.roles, ...access.anyOf.flatMap(({ roles }) => roles)];
  if (entitled.length === 0) return;
  const has = (await story.identityOf(persona))?.roles ?? [];
  const role = has.find((one) => entitled.includes(one));
  if (role !== undefined)
    throw new Stop(
      'not-possible',
      `the account of the ${persona} has the role ${role}, with which it may call the operation`,
    );
}

/** Whether having a role on the resource is what lets the persona read it. */
function letsIn(persona: HealthyPersona, { access }: Operation): boolean {
  return isAboutOwnership(access) && isAllowed(persona, access);
}

/** Shows that the persona may read the resource, so that the refusal is about the role and nothing else. */
async function control(
  story: Story,
  graph: ResourceGraph,
  operation: Operation,
  persona: HealthyPersona,
  path: PathValues,
): Promise<void> {
  if (persona.ownership === 'none') return;
  const readable = graph.collections
    .filter(({ itemPath }) => isWithinTemplate(operation.path, itemPath))
    .map(({ roles }) => roles.read)
    .find((read) => read && letsIn(persona, read));
  if (!readable || readable === operation) return;
  const draft = await story.validRequest(readable, {
    ...path,
    ...renamed(path, operation.path, readable.path),
  });
  await story.send(draft, {
    as: persona.id,
    expect: '200',
    why: `Check that the ${persona.id} may read it`,
    step: 'control',
  });
}
