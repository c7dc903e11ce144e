import type { Operation } from '../../builder/operation.ts';
import { anyPsp } from '../authz.ts';
import {
  enrollmentNotFound,
  factorCountMismatch,
  invalidFactorData,
  missing,
  sessionNotFound,
  suspended,
  tooManyAttempts,
  unknown,
  wrongFactors,
} from '../errors.ts';
import { operation } from '../operation.ts';
import {
  NewPspSession,
  newPspSessionSample,
  PspProof,
  PspSession,
  PspStatus,
  PspVerified,
  pspProofSample,
  pspSessionSample,
  pspStatusSample,
  pspVerifiedSample,
} from '../schemas/psp.ts';

const tag = 'Payment service providers';
const base = '/psp/session';
const access = anyPsp;

export const pspOperations: readonly Operation[] = [
  operation({
    id: 'createPspSession',
    method: 'post',
    path: `${base}/create`,
    tag,
    summary: 'Start to confirm a payment',
    access,
    body: { schema: NewPspSession, sample: newPspSessionSample },
    success: { status: 201, description: 'The session', schema: PspSession, data: pspSessionSample },
    from: ['T', 'P'],
    errors: { 403: suspended, 404: { enrollment_not_found: unknown('uuid', enrollmentNotFound) } },
    missing: missing('INVALID_REQUEST', 'Missing required fields'),
  }),
  operation({
    id: 'submitPspFactors',
    method: 'post',
    path: `${base}/submit`,
    tag,
    summary: 'Prove the factors of a session',
    description: 'A session has three attempts. The fourth is refused with 429, and ends it.',
    access,
    body: { schema: PspProof, sample: pspProofSample },
    success: {
      status: 200,
      description: 'The payment is confirmed',
      schema: PspVerified,
      data: pspVerifiedSample,
    },
    from: ['T', 'P'],
    errors: {
      401: wrongFactors,
      404: sessionNotFound,
      422: { ...factorCountMismatch, ...invalidFactorData },
      429: tooManyAttempts,
    },
    missing: missing('INVALID_REQUEST', 'Missing required fields'),
  }),
  operation({
    id: 'getPspSession',
    method: 'get',
    path: `${base}/{sessionId}/status`,
    tag,
    summary: 'Get the status of a session',
    description: 'Only the provider that started it finds it.',
    access,
    success: { status: 200, description: 'The status', schema: PspStatus, data: pspStatusSample },
    from: ['P'],
    errors: { 404: { session_not_found: unknown('sessionId', 'Session not found or expired') } },
  }),
];
