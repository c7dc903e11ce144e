import { getCsrfToken } from '../csrf/get-token.ts';
import { forgotPassword } from './forgot-password.ts';
import { resendVerification } from './resend-verification.ts';
import { resetPassword } from './reset-password.ts';
import { signUp } from './sign-up.ts';
import { verifyEmail } from './verify-email.ts';

export const registrationOperations = [
  getCsrfToken,
  signUp,
  verifyEmail,
  resendVerification,
  forgotPassword,
  resetPassword,
];
