import type { NamedExamples, Operation } from '../../builder/operation.ts';
import { keyWith } from '../authz.ts';
import {
  enrollmentNotFound,
  factorCountMismatch,
  failure,
  invalidFactorData,
  sessionNotFound,
  suspended,
  tooManyAttempts,
  unknown,
  wrongFactors,
} from '../errors.ts';
import { operation } from '../operation.ts';
import {
  FactorProof,
  factorProofSample,
  Initiated,
  Initiation,
  initiatedSample,
  initiationSample,
  Progress,
  Proof,
  progressSample,
  proofSample,
  SessionStatus,
  sessionStatusSample,
  Verified,
  verifiedSample,
} from '../schemas/verification.ts';

const tag = 'Verification';
const access = keyWith('verification:read');

const reEnrollment: NamedExamples = { re_enrollment_required: failure('Re-enrollment required') };

export const verificationOperations: readonly Operation[] = [
  operation({
    id: 'initiateVerification',
    method: 'post',
    path: '/verification/initiate',
    tag,
    summary: 'Start to verify a user',
    description: 'Two factors are required below 100, and three from there. The session lasts five minutes.',
    access,
    body: { schema: Initiation, sample: initiationSample },
    success: { status: 200, description: 'The session', schema: Initiated, data: initiatedSample },
    from: ['P', 'T', 'R'],
    errors: {
      403: { ...suspended, ...reEnrollment },
      404: { enrollment_not_found: unknown('user_uuid', enrollmentNotFound) },
    },
  }),
  operation({
    id: 'verify',
    method: 'post',
    path: '/verification/verify',
    tag,
    summary: 'Verify a user',
    description: 'A session has three attempts. The fourth is refused with 429, and ends it.',
    access,
    body: { schema: Proof, sample: proofSample },
    success: { status: 200, description: 'The user is verified', schema: Verified, data: verifiedSample },
    from: ['P', 'T', 'R'],
    errors: {
      401: wrongFactors,
      403: suspended,
      404: sessionNotFound,
      422: { ...factorCountMismatch, ...invalidFactorData },
      429: tooManyAttempts,
    },
  }),
  operation({
    id: 'submitFactor',
    method: 'post',
    path: '/verification/submit-factor',
    tag,
    summary: 'Prove one factor',
    description: 'A wrong factor is an attempt of the session.',
    access,
    body: { schema: FactorProof, sample: factorProofSample },
    success: {
      status: 200,
      description: 'Which factors are proven',
      schema: Progress,
      data: progressSample,
    },
    from: ['T'],
    errors: {
      401: wrongFactors,
      404: sessionNotFound,
      422: invalidFactorData,
      429: tooManyAttempts,
    },
  }),
  operation({
    id: 'getVerification',
    method: 'get',
    path: '/verification/status/{sessionId}',
    tag,
    summary: 'Get the status of a session',
    access,
    success: {
      status: 200,
      description: 'The status',
      schema: SessionStatus,
      data: sessionStatusSample,
    },
    from: ['P', 'R'],
    errors: { 404: { session_not_found: unknown('sessionId', 'Session not found or expired') } },
  }),
];
