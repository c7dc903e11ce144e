import type { FastifyRequest, RouteOptions } from 'fastify';
import { fail } from '../errors/api-error.ts';
import { announce } from '../events/announce.ts';
import type { EventVerb } from '../events/event.ts';
import { reader, writer } from '../routing/authz.ts';
import { json, nothing, operation } from '../routing/operation.ts';
import { accessOf, dbOf } from '../routing/request.ts';
import { type MetadataEntry, refuseDuplicateKeys } from './entry.ts';
import type { FindHost } from './hosts.ts';
import { deleteMetadata, findMetadata, type Host, metadataOf, putMetadata } from './repository.ts';

/** Something that carries metadata. */
export interface MetadataHost {
  /** "threat" */
  readonly singular: string;
  /** "Threat": in operation ids. */
  readonly name: string;
  readonly path: string;
  readonly host: FindHost;
}

interface OneEntry {
  readonly Params: { readonly key: string };
}

/** The six operations on the metadata of a host; they are the same for every host. */
export function metadataRoutes(about: MetadataHost): RouteOptions[] {
  return [list(about), create(about), read(about), replace(about), remove(about), bulkCreate(about)];
}

function list({ singular, name, path, host }: MetadataHost): RouteOptions {
  return operation({
    id: `list${name}Metadata`,
    method: 'GET',
    path: `${path}/metadata`,
    action: `list ${singular} metadata`,
    authz: reader,
    handler: async (request) => metadataOf(dbOf(request), await host(request)),
  });
}

/** An entry with the same key is overwritten. */
function create({ singular, name, path, host }: MetadataHost): RouteOptions {
  return operation<{ Body: MetadataEntry }>({
    id: `create${name}Metadata`,
    method: 'POST',
    path: `${path}/metadata`,
    action: `create ${singular} metadata`,
    authz: writer,
    consumes: json,
    handler: async (request, reply) => {
      const { key, value } = request.body;
      await put(request, await host(request), [{ key, value }], 'created');
      reply.code(201).header('location', `${request.url.split('?')[0]}/${encodeURIComponent(key)}`);
      return { key, value };
    },
  });
}

function read({ singular, name, path, host }: MetadataHost): RouteOptions {
  return operation<OneEntry>({
    id: `get${name}Metadata`,
    method: 'GET',
    path: `${path}/metadata/{key}`,
    action: `get ${singular} metadata`,
    authz: reader,
    handler: async (request) => entryInPath(request, await host(request)),
  });
}

/** The key is in the path; repeated in the body, it must be the same. An absent key is not created. */
function replace({ singular, name, path, host }: MetadataHost): RouteOptions {
  return operation<OneEntry & { Body: { readonly value: string; readonly key?: string } }>({
    id: `update${name}Metadata`,
    method: 'PUT',
    path: `${path}/metadata/{key}`,
    action: `update ${singular} metadata`,
    authz: writer,
    consumes: json,
    handler: async (request) => {
      const { key, value } = request.body;
      const found = await host(request);
      const entry = await entryInPath(request, found);
      if (key !== undefined && key !== entry.key)
        throw fail('invalid_member', { about: { problem: 'key must be the key in the path' } });
      await put(request, found, [{ key: entry.key, value }], 'updated');
      return { key: entry.key, value };
    },
  });
}

function remove({ singular, name, path, host }: MetadataHost): RouteOptions {
  return operation<OneEntry>({
    id: `delete${name}Metadata`,
    method: 'DELETE',
    path: `${path}/metadata/{key}`,
    action: `delete ${singular} metadata`,
    authz: writer,
    produces: nothing,
    handler: async (request, reply) => {
      const found = await host(request);
      const { key } = await entryInPath(request, found);
      await deleteMetadata(dbOf(request), found, key);
      await tell(request, found, 'deleted', { keys: [key] });
      reply.code(204);
    },
  });
}

/** All are set, or none; the answer has everything that the host then has. */
function bulkCreate({ singular, name, path, host }: MetadataHost): RouteOptions {
  return operation<{ Body: readonly MetadataEntry[] }>({
    id: `bulkCreate${name}Metadata`,
    method: 'POST',
    path: `${path}/metadata/bulk`,
    action: `create ${singular} metadata in bulk`,
    authz: writer,
    consumes: json,
    handler: async (request, reply) => {
      refuseDuplicateKeys(request.body);
      const found = await host(request);
      await put(request, found, request.body, 'created');
      reply.code(201);
      return metadataOf(dbOf(request), found);
    },
  });
}

/** The entry whose key is in the path. Throws 404. */
async function entryInPath(request: FastifyRequest<OneEntry>, host: Host): Promise<MetadataEntry> {
  const { key } = request.params;
  const entry = isKey(key) ? await findMetadata(dbOf(request), host, key) : undefined;
  if (!entry) throw fail('metadata_not_found');
  return entry;
}

/** What cannot be a key is the key of nothing; it is not even asked for. */
function isKey(text: string): boolean {
  return /^[a-zA-Z0-9_./:-]{1,256}$/.test(text);
}

async function put(
  request: FastifyRequest,
  host: Host,
  entries: readonly MetadataEntry[],
  verb: EventVerb,
): Promise<void> {
  await putMetadata(dbOf(request), host, entries);
  await tell(request, host, verb, { keys: entries.map(({ key }) => key) });
}

async function tell(
  request: FastifyRequest,
  host: Host,
  verb: EventVerb,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { model } = accessOf(request);
  await announce(dbOf(request), {
    type: `metadata.${verb}`,
    threatModelId: model.id,
    ownerId: model.owner_id,
    resourceId: host.id,
    data,
  });
}
