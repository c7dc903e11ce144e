import type { FastifyRequest } from 'fastify';
import { now } from '../clock.ts';
import { fail } from '../errors/api-error.ts';
import { announce } from '../events/announce.ts';
import { refuseDuplicateKeys } from '../metadata/entry.ts';
import { replaceMetadata } from '../metadata/repository.ts';
import { findUser } from '../people/repository.ts';
import { accessOf, callerOf, dbOf } from '../routing/request.ts';
import type { ThreatModelRow } from '../storage/tables.ts';
import {
  type Entry,
  entryFor,
  isSameAuthorization,
  resolveEntries,
  resolvePerson,
  withOwner,
} from './authorization.ts';
import { entriesOf, replaceEntries } from './authorization-repository.ts';
import { eventOf } from './event.ts';
import type { PatchedThreatModel } from './input.ts';
import { updateThreatModel } from './repository.ts';

/**
 * Puts the input in the place of what the threat model was. What the input leaves out is cleared, but framework,
 * authorization, owner and status stay. Throws 403 where somebody else than an owner changes ownership or authorization.
 */
export async function changeThreatModel(
  request: FastifyRequest,
  input: PatchedThreatModel,
): Promise<ThreatModelRow> {
  const { model: before } = accessOf(request);
  const db = dbOf(request);
  const ownerId = await changeOwnership(request, input);
  const status = input.status === undefined ? before.status : input.status;
  const moment = now();
  const model: ThreatModelRow = {
    ...before,
    name: input.name,
    description: input.description ?? null,
    owner_id: ownerId,
    threat_model_framework: input.threat_model_framework ?? before.threat_model_framework,
    issue_uri: input.issue_uri ?? null,
    status,
    status_updated: status === before.status ? before.status_updated : moment,
    modified_at: moment,
  };
  const metadata = input.metadata ?? [];
  refuseDuplicateKeys(metadata);
  await updateThreatModel(db, model);
  await replaceMetadata(db, { id: model.id, threatModelId: model.id }, metadata);
  await announce(db, eventOf('updated', model));
  return model;
}

/** Stores what changes in ownership and authorization, and says who is the owner then. */
async function changeOwnership(request: FastifyRequest, input: PatchedThreatModel): Promise<string> {
  const { model, role } = accessOf(request);
  const db = dbOf(request);
  const caller = callerOf(request);
  const before = await entriesOf(db, model.id);
  const wanted = input.authorization ? await resolveEntries(db, caller, input.authorization) : before;
  const ownerId = await wantedOwner(request, input);
  const isTransfer = ownerId !== model.owner_id;
  const isChange = isTransfer || !isSameAuthorization(before, wanted);
  if (isChange && role !== 'owner') throw fail('owner_only');
  if (isChange)
    await replaceEntries(db, model.id, isTransfer ? await keepingFormerOwner(request, wanted) : wanted);
  return ownerId;
}

async function wantedOwner(request: FastifyRequest, { owner }: PatchedThreatModel): Promise<string> {
  const { model } = accessOf(request);
  if (!owner) return model.owner_id;
  const { provider = callerOf(request).provider, provider_id } = owner;
  const { id } = await resolvePerson(dbOf(request), { provider, provider_id });
  return id;
}

/** Whoever gives a threat model away stays one of its owners. */
async function keepingFormerOwner(
  request: FastifyRequest,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const former = await findUser(dbOf(request), accessOf(request).model.owner_id);
  return former ? withOwner(entries, entryFor(former, 'owner')) : entries;
}
