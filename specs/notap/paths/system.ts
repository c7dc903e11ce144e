import { declared, jsonContent, type Operation } from '../../builder/operation.ts';
import { derived, errorResponse, unavailable } from '../errors.ts';
import { Health, healthSample } from '../schemas/admin.ts';

/** The only operation outside of /v1: it has no limit, and no failure but the one that it is there to tell. */
export const systemOperations: readonly Operation[] = [
  declared({
    id: 'getHealth',
    method: 'get',
    path: '/health',
    tag: 'System',
    summary: 'Say that the server works',
    authorization: { 'x-authz': { ownership: 'none', public: true } },
    security: [],
    parameters: [],
    body: undefined,
    responses: {
      200: {
        'x-documented-in': ['P', 'T', 'R'],
        description: 'It does',
        content: jsonContent(Health, { sample: { value: { success: true, ...healthSample } } }),
      },
      406: { 'x-documented-in': ['derived'], ...errorResponse(406, derived[406] ?? {}, undefined) },
      503: { 'x-documented-in': ['S', 'P'], ...errorResponse(503, unavailable, undefined) },
    },
  }),
];
