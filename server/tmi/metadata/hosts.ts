import type { FastifyRequest } from 'fastify';
import { childInPath } from '../families/children.ts';
import type { ChildTable, Family } from '../families/family.ts';
import { accessOf } from '../routing/request.ts';
import type { Host } from './repository.ts';

/** Finds what the path says carries the metadata; throws 404. */
export type FindHost = (request: FastifyRequest) => Promise<Host>;

export const modelHost: FindHost = async (request) => {
  const { id } = accessOf(request).model;
  return { id, threatModelId: id };
};

export function childHost<Table extends ChildTable, Input>(family: Family<Table, Input>): FindHost {
  return async (request) => {
    const { id, threat_model_id } = await childInPath(request, family);
    return { id, threatModelId: threat_model_id };
  };
}
