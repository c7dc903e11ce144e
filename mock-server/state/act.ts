import { isJson } from '../../contract/operations/media-type.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { Role } from '../../contract/resources/resources.ts';
import type { Act, Call } from '../requests/call.ts';
import type { Answer } from '../responses/answer.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { ReadyResponse } from '../responses/responses.ts';
import { absence } from './absence.ts';
import type { Memory } from './memory.ts';
import { create } from './roles/create.ts';
import { createMany } from './roles/create-many.ts';
import { list } from './roles/list.ts';
import { patch } from './roles/patch.ts';
import { read } from './roles/read.ts';
import { remove } from './roles/remove.ts';
import { replace } from './roles/replace.ts';
import type { Work } from './work.ts';

const roles: Readonly<Record<Role, (work: Work) => Act>> = {
  list,
  create,
  read,
  replace,
  patch,
  remove,
  'create-many': createMany,
};

/** What an operation does to what is remembered; where it has no role in that, `otherwise`, as long as its path exists. */
export function rememberingAct(
  memory: Memory,
  operation: Operation,
  {
    success,
    refuse,
    otherwise,
  }: { readonly success: ReadyResponse; readonly refuse: Refuse; readonly otherwise: Act },
): Act {
  const { kept, chains, store } = memory;
  const one = kept.find(({ resource }) => roleIn(resource.roles, operation) !== undefined);
  const role = one && roleIn(one.resource.roles, operation);
  const step = one && chains(one.template).at(-1);
  if (memory.unnamed.has(operation)) return () => absence(store, refuse, [])([]);
  const json = success.media.findIndex(({ type }) => isJson(type));
  const shared = { ...memory, operation, refuse, success, json, store };
  if (!one || !role || !step)
    return onExistingPath(memory, operation, refuse, creatingElsewhere(memory, shared) ?? otherwise);
  const above = chains(one.template).slice(0, -1);
  return roles[role]({ ...shared, kept: one, step, above });
}

/**
 * Creates what is at another path than the operation, or at several, as its links say; undefined where it creates nothing
 * like that.
 */
function creatingElsewhere(
  { kept, chains }: Memory,
  shared: Omit<Work, 'kept' | 'step' | 'above'>,
): Act | undefined {
  const [made, ...others] = kept.filter(({ createdBy }) => createdBy === shared.operation);
  const step = made && chains(made.template).at(-1);
  if (!made || !step) return undefined;
  // Only what the same member of the answer names is the same.
  const elsewhere = others
    .filter(({ told }) => told === made.told)
    .flatMap(({ template }) => chains(template).slice(-1));
  return create({ ...shared, kept: made, step, above: [] }, elsewhere);
}

function roleIn(all: Readonly<Partial<Record<Role, Operation>>>, operation: Operation): Role | undefined {
  return (Object.keys(all) as Role[]).find((role) => all[role] === operation);
}

function onExistingPath({ chains, store }: Memory, { path }: Operation, refuse: Refuse, otherwise: Act): Act {
  const steps = chains(path);
  if (steps.length === 0) return otherwise;
  const absent = absence(store, refuse, steps);
  return (call: Call): Answer => (store.find(steps, call.params) ? otherwise(call) : absent(call.params));
}
