import type { ParameterObject } from 'openapi3-ts/oas31';
import type { NamedExamples, Operation } from '../../builder/operation.ts';
import { uuid } from '../../builder/schema.ts';
import { keyWith } from '../authz.ts';
import {
  conflict,
  enrollmentNotFound,
  factorCountMismatch,
  failure,
  invalidFactorData,
  suspended,
  unknown,
  wrongFactors,
} from '../errors.ts';
import { operation } from '../operation.ts';
import { filter } from '../parameters.ts';
import { expiry, factors, ids } from '../samples.ts';
import {
  AliasReply,
  aliasSample,
  EnrollmentReply,
  ExportReply,
  enrollmentSample,
  exportSample,
  NewAlias,
  NewEnrollment,
  newEnrollmentSample,
  Renewal,
  Renewed,
  Stored,
  storedSample,
} from '../schemas/enrollment.ts';

const tag = 'Enrollment';
const reads = keyWith('enrollment:read');
const writes = keyWith('enrollment:write');

const nonce: ParameterObject = {
  ...{ name: 'X-Nonce', in: 'header', description: 'Makes the request a single one for 60 seconds' },
  ...{ schema: uuid(), example: ids.request },
};

const notFound: NamedExamples = { enrollment_not_found: unknown('uuid', enrollmentNotFound) };

export const enrollmentOperations: readonly Operation[] = [
  operation({
    id: 'storeEnrollment',
    method: 'post',
    path: '/enrollment/store',
    tag,
    summary: 'Enroll a user',
    description: 'It is stored for 24 hours, or `ttl_seconds`. The user gets an alias.',
    access: writes,
    headers: [nonce],
    body: { schema: NewEnrollment, sample: newEnrollmentSample },
    success: { status: 201, description: 'The user is enrolled', schema: Stored, data: storedSample },
    from: ['S', 'P', 'T', 'R'],
    errors: {
      400: { invalid_nonce: failure('Invalid nonce format', { rest: { code: 'NONCE_INVALID_FORMAT' } }) },
      403: {
        ...suspended,
        nonce_used: failure('Nonce already used', { rest: { code: 'NONCE_ALREADY_USED' } }),
      },
      409: { already_enrolled: conflict('user_uuid', 'Enrollment already exists') },
      422: invalidFactorData,
    },
  }),
  operation({
    id: 'retrieveEnrollment',
    method: 'get',
    path: '/enrollment/retrieve/{uuid}',
    tag,
    summary: 'Get an enrollment',
    access: reads,
    success: {
      status: 200,
      description: 'What is stored',
      schema: EnrollmentReply,
      data: { data: enrollmentSample },
    },
    from: ['T', 'R'],
    errors: { 404: notFound },
  }),
  operation({
    id: 'renewEnrollment',
    method: 'put',
    path: '/enrollment/renew/{uuid}',
    tag,
    summary: 'Renew an enrollment',
    description: 'All enrolled factors have to be proven.',
    access: writes,
    body: { schema: Renewal, sample: { factors } },
    success: {
      status: 200,
      description: 'When it ends now',
      schema: Renewed,
      data: { expires_at: expiry, message: 'Enrollment renewed' },
    },
    from: ['T'],
    errors: {
      401: wrongFactors,
      403: suspended,
      404: notFound,
      422: { ...factorCountMismatch, ...invalidFactorData },
    },
  }),
  operation({
    id: 'deleteEnrollment',
    method: 'delete',
    path: '/enrollment/delete/{uuid}',
    tag,
    summary: 'Delete an enrollment',
    access: writes,
    query: [filter('reason', 'Why', { type: 'string', maxLength: 256 }, 'user_request')],
    success: { status: 204, description: 'It is deleted' },
    from: ['S', 'T', 'R'],
    errors: { 404: notFound },
  }),
  operation({
    id: 'exportEnrollment',
    method: 'get',
    path: '/enrollment/export/{uuid}',
    tag,
    summary: 'Export what is stored of a user',
    access: reads,
    success: {
      status: 200,
      description: 'All of it',
      schema: ExportReply,
      data: { data: exportSample },
    },
    from: ['P', 'R'],
    errors: { 404: notFound },
  }),
  operation({
    id: 'setAlias',
    method: 'post',
    path: '/enrollment/alias',
    tag,
    summary: 'Choose the alias of a user',
    description: 'It replaces the one that the user has.',
    access: writes,
    body: { schema: NewAlias, sample: aliasSample },
    success: { status: 201, description: 'The alias', schema: AliasReply, data: aliasSample },
    from: ['P'],
    errors: {
      404: notFound,
      409: { alias_taken: conflict('alias', 'Alias already taken') },
    },
  }),
  operation({
    id: 'findAlias',
    method: 'get',
    path: '/enrollment/alias/{alias}',
    tag,
    summary: 'Find the user of an alias',
    access: reads,
    success: { status: 200, description: 'The user', schema: AliasReply, data: aliasSample },
    from: ['P'],
    errors: { 404: { alias_not_found: unknown('alias', 'Alias not found') } },
  }),
];
