import { jsonContent, type Operation } from '../../builder/operation.ts';
import { dateTime, object, oneOf } from '../../builder/schema.ts';
import { everyone } from '../authz.ts';
import { always, derived, errorResponse } from '../errors.ts';
import { requestId } from '../headers.ts';
import { envelope, enveloped } from '../schemas/common.ts';

const Health = envelope(
  'Health',
  object({ required: { status: oneOf(['UP', 'healthy']) }, optional: { timestamp: dateTime() } }),
);
const sources = { 'x-documented-in': ['P', 'R'] };
const common = { tags: ['System'], 'x-authz': everyone, security: [] };

/** Outside /api/v1: no limit applies to them. */
export const systemOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/health-check',
    definition: {
      operationId: 'checkHealth',
      summary: 'Say that the server works',
      ...common,
      responses: {
        200: {
          ...sources,
          description: 'It does',
          headers: { ...requestId },
          content: jsonContent(Health, {
            sample: { value: enveloped('HEALTH_OK', 'Service is healthy', { status: 'UP' }) },
          }),
        },
        406: { 'x-documented-in': ['derived'], ...errorResponse(406, derived[406] ?? {}) },
        503: { 'x-documented-in': ['S'], ...errorResponse(503, always[503] ?? {}) },
      },
    },
  },
  {
    method: 'get',
    path: '/metrics',
    definition: {
      operationId: 'getMetrics',
      summary: 'Get metrics for Prometheus',
      ...common,
      responses: {
        200: {
          'x-documented-in': ['S', 'P', 'R'],
          description: 'The metrics',
          headers: { ...requestId },
          content: {
            'text/plain': {
              schema: { type: 'string', minLength: 1 },
              examples: {
                sample: {
                  value: '# TYPE http_requests_total counter\nhttp_requests_total{method="GET"} 1\n',
                },
              },
            },
          },
        },
      },
    },
  },
];
