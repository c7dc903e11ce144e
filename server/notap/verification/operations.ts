import { initiateVerification } from './initiate.ts';
import { getVerification } from './status.ts';
import { submitFactor } from './submit-factor.ts';
import { verify } from './verify.ts';

export const verificationOperations = [initiateVerification, verify, submitFactor, getVerification];
