import { newId, now } from '../clock.ts';
import { fail } from '../errors/api-error.ts';
import { announce } from '../events/announce.ts';
import { refuseDuplicateKeys } from '../metadata/entry.ts';
import { putMetadata } from '../metadata/repository.ts';
import { userView } from '../people/principal.ts';
import { holdUser } from '../people/repository.ts';
import { anyUser } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import type { ThreatModelRow } from '../storage/tables.ts';
import { entryFor, resolveEntries, subjectOf } from './authorization.ts';
import { insertEntries } from './authorization-repository.ts';
import { eventOf } from './event.ts';
import { type ThreatModelInput, USUAL_FRAMEWORK } from './input.ts';
import { insertThreatModel } from './repository.ts';
import { viewThreatModel } from './view.ts';

/** POST /threat_models: the caller becomes the owner, and the first entry of the authorization. */
export const createThreatModel = operation<{ Body: ThreatModelInput }>({
  id: 'createThreatModel',
  method: 'POST',
  path: '/threat_models',
  action: 'create threat model',
  authz: anyUser,
  consumes: json,
  handler: async (request, reply) => {
    const db = dbOf(request);
    const caller = callerOf(request);
    const { body } = request;
    const user = await holdUser(db, caller.id);
    // Deleted since the token was looked at.
    if (!user) throw fail('stale_session');
    const moment = now();
    const model: ThreatModelRow = {
      id: newId(),
      name: body.name,
      description: body.description ?? null,
      owner_id: user.id,
      created_by: JSON.stringify(userView(user)),
      threat_model_framework: body.threat_model_framework ?? USUAL_FRAMEWORK,
      issue_uri: body.issue_uri ?? null,
      status: null,
      status_updated: null,
      created_at: moment,
      modified_at: moment,
    };
    const own = entryFor(user, 'owner');
    const entries = await resolveEntries(db, caller, body.authorization ?? []);
    const others = entries.filter((entry) => subjectOf(entry) !== subjectOf(own));
    const metadata = body.metadata ?? [];
    refuseDuplicateKeys(metadata);
    await insertThreatModel(db, model);
    await insertEntries(db, model.id, [own, ...others]);
    await putMetadata(db, { id: model.id, threatModelId: model.id }, metadata);
    await announce(db, eventOf('created', model));
    reply.code(201).header('location', `/threat_models/${model.id}`);
    return viewThreatModel(db, model);
  },
});
