import { getCsrfToken } from '../csrf/get-token.ts';

export const registrationOperations = [getCsrfToken];
