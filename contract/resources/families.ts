import type { Contract } from '../contract.ts';
import type { Operation } from '../operations/operation.ts';
import { itemParameter, parentOf } from '../operations/path-template.ts';
import { type Resource, type Role, readResources } from './resources.ts';

/**
 * Resources that are alike: of one name under several hosts ("/pets/{petId}/tags" and "/toys/{toyId}/tags"), or of
 * one host ("/pets/{petId}/toys" and "/pets/{petId}/meals"). What most of them have, all of them are expected to have.
 */
export interface Family {
  /** "…/tags" or "/pets/{petId}/…" */
  readonly name: string;
  readonly basis: 'same-name' | 'same-host';
  readonly members: readonly Resource[];
  readonly deviations: readonly Deviation[];
}

/** Something that a member lacks and most members of its family have. */
export interface Deviation {
  readonly member: Resource;
  readonly lacks: 'role' | 'status' | 'parameter' | 'header';
  /** The role that is lacking, or that the lacking part belongs to. */
  readonly role: Role;
  /** The operation that lacks a part; none where the role itself is lacking. */
  readonly operation: Operation | undefined;
  /** "patch", "409", "query limit", "201 Location". */
  readonly what: string;
  /** How many members have it, of how many that could. */
  readonly have: number;
  readonly of: number;
}

/** The families of a contract, with two members or more. A resource is in one family at most; its name decides first. */
export function readFamilies(contract: Pick<Contract, 'operations'>): Family[] {
  const resources = readResources(contract);
  const named = familiesBy(resources, 'same-name', ({ path }) =>
    hostOf(path) ? `…/${lastSegment(path)}` : undefined,
  );
  const taken = new Set(named.flatMap(({ members }) => members));
  const rest = resources.filter((resource) => resource.kind === 'collection' && !taken.has(resource));
  return [
    ...named,
    ...familiesBy(rest, 'same-host', ({ path }) => {
      const host = hostOf(path);
      return host && `${host}/…`;
    }),
  ];
}

function familiesBy(
  resources: readonly Resource[],
  basis: Family['basis'],
  nameOf: (resource: Resource) => string | undefined,
): Family[] {
  return [...Map.groupBy(resources, nameOf)].flatMap(([name, members]) =>
    name === undefined || members.length < 2
      ? []
      : [{ name, basis, members, deviations: deviationsIn(members) }],
  );
}

/** The thing that a resource belongs to; none at the top. */
function hostOf(path: string): string | undefined {
  const parent = parentOf(path);
  return parent && itemParameter(parent) ? parent : undefined;
}

function lastSegment(path: string): string {
  return path.split('/').at(-1) ?? '';
}

function deviationsIn(members: readonly Resource[]): Deviation[] {
  const roles = [...new Set(members.flatMap(({ roles }) => Object.keys(roles) as Role[]))];
  return roles.flatMap((role) => [...withoutRole(members, role), ...withoutPart(members, role)]);
}

function withoutRole(members: readonly Resource[], role: Role): Deviation[] {
  const have = members.filter(({ roles }) => roles[role]).length;
  if (!isMost(have, members.length)) return [];
  return members
    .filter(({ roles }) => !roles[role])
    .map((member) => ({
      member,
      lacks: 'role',
      role,
      operation: undefined,
      what: role,
      have,
      of: members.length,
    }));
}

function withoutPart(members: readonly Resource[], role: Role): Deviation[] {
  const bearers = members.flatMap((member) => {
    const operation = member.roles[role];
    return operation ? [{ member, operation, parts: partsOf(operation) }] : [];
  });
  const parts = new Map(
    bearers.flatMap((bearer) => bearer.parts.map((part) => [`${part.lacks} ${part.what}`, part])),
  );
  return [...parts.values()].flatMap((part) => {
    const able = bearers.filter(({ operation }) => part.isPossible(operation));
    const lacking = able.filter(
      ({ parts: own }) => !own.some(({ lacks, what }) => lacks === part.lacks && what === part.what),
    );
    const have = able.length - lacking.length;
    if (!isMost(have, able.length)) return [];
    const { lacks, what } = part;
    return lacking.map(({ member, operation }) => ({
      member,
      lacks,
      role,
      operation,
      what,
      have,
      of: able.length,
    }));
  });
}

interface Part {
  readonly lacks: Deviation['lacks'];
  readonly what: string;
  /** Whether an operation could have it: a header needs the status it stands on. */
  readonly isPossible: (operation: Operation) => boolean;
}

/** Path parameters are named after the resource, so they differ between siblings. */
function partsOf({ parameters, responses }: Operation): Part[] {
  return [
    ...responses.map(({ status }): Part => ({ lacks: 'status', what: status, isPossible: () => true })),
    ...parameters
      .filter((parameter) => parameter.in !== 'path')
      .map(
        (parameter): Part => ({
          lacks: 'parameter',
          what: `${parameter.in} ${parameter.name}`,
          isPossible: () => true,
        }),
      ),
    ...responses.flatMap(({ status, headers }) =>
      headers.map(
        ({ name }): Part => ({
          lacks: 'header',
          what: `${status} ${name}`,
          isPossible: (operation) => operation.responses.some((response) => response.status === status),
        }),
      ),
    ),
  ];
}

/** More than half, and not all: one of two is no rule. */
function isMost(have: number, of: number): boolean {
  return have < of && have * 2 > of;
}
