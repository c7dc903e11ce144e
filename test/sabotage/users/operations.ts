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

export const beginAtGoogle = `GET ${auth}/oauth2/google/login`;
export const endAtGoogle = `GET ${auth}/oauth2/google/callback`;
export const endAtGitHub = `GET ${auth}/oauth2/github/callback`;
export const endAtProvider = `GET ${auth}/oauth2/*/callback`;

export const listUsers = 'GET /api/v1/users';
export const readUser = 'GET /api/v1/users/{id}';
export const changeUser = 'PUT /api/v1/users/{id}';
export const deleteUser = 'DELETE /api/v1/users/{id}';
export const listUserRoles = 'GET /api/v1/users/{id}/roles';
export const listUserPermissions = 'GET /api/v1/users/{id}/permissions';
export const giveRole = 'POST /api/v1/users/{id}/roles';
export const takeRole = 'DELETE /api/v1/users/{id}/roles/{roleId}';
export const listRoles = 'GET /api/v1/roles';
export const createRole = 'POST /api/v1/roles';
export const readRole = 'GET /api/v1/roles/{id}';
export const changeRole = 'PUT /api/v1/roles/{id}';
export const deleteRole = 'DELETE /api/v1/roles/{id}';
export const listRolePermissions = 'GET /api/v1/roles/{id}/permissions';
export const givePermission = 'POST /api/v1/roles/{id}/permissions';
export const takePermission = 'DELETE /api/v1/roles/{id}/permissions/{permissionId}';
export const createPermission = 'POST /api/v1/permissions';
export const readPermission = 'GET /api/v1/permissions/{id}';
export const changePermission = 'PUT /api/v1/permissions/{id}';
export const deletePermission = 'DELETE /api/v1/permissions/{id}';
