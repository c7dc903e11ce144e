/** The specification extensions that are understood. The names are data; nothing else in this folder names one. */

/**
 * On an operation: `{ownership: none|reader|writer|owner, roles?: [...], anyOf?: [...], public?: true}`. At the root of a
 * document: `{usualRoles: {member: writer}, usualPermissions: {"users.read": none}}`.
 */
export const authorizationExtensions = ['x-authz', 'x-tmi-authz'] as const;

/**
 * On a security scheme `{type: apiKey, in: header}`: `{cookie, path?, refusedWith?}`. It is no credential, but protection
 * against cross-site request forgery: the header repeats the cookie, which a GET to `path` sets.
 */
export const csrfExtension = 'x-csrf';

/** On a response: the labels of the sources that document it. */
export const documentedInExtension = 'x-documented-in';

/** Where a schema was referred to that is not there: the reference. Written by us alone. */
export const unresolvedExtension = 'x-assay-unresolved';

/** On an example: what brings this answer about, from the list in `cause.ts`. */
export const causeExtension = 'x-assay-cause';

/** On an example: the parameter, member or resource that the cause is about. */
export const subjectExtension = 'x-assay-subject';

/** In the encoding of a part: its style holds although the form is multipart. Only the reading of Swagger 2.0 writes it. */
export const collectionFormatExtension = 'x-collection-format';
