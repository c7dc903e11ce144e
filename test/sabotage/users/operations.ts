/** The names of operations that many sabotages are about. */
const auth = '/api/v1/auth';

export const getCsrfToken = `GET ${auth}/csrf-token`;
export const signUp = `POST ${auth}/sign-up`;
export const logIn = `POST ${auth}/login`;
export const refresh = `POST ${auth}/refresh`;
export const logOut = `POST ${auth}/logout`;
export const verifyEmail = `GET ${auth}/verify-email`;
export const resendVerification = `POST ${auth}/resend-verification`;
export const resetPassword = `POST ${auth}/reset-password`;
export const confirmSecondFactor = `POST ${auth}/2fa/confirm`;
export const verifySecondFactor = `POST ${auth}/2fa/verify`;
export const disableSecondFactor = `POST ${auth}/2fa/disable`;
export const getProfile = 'GET /api/v1/users/me';
