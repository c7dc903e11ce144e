import { randomUUID } from 'node:crypto';
import type { Scenario } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

interface Named {
  readonly operation: string;
  readonly key: string;
  /** The parameter of the path that names nothing. */
  readonly parameter: string;
  readonly as: 'owner' | 'admin';
  readonly requirements: readonly string[];
}

const ofOwner = { parameter: 'uuid', as: 'owner', requirements: ['S-404', 'S-404-enrollment'] } as const;
const ofAdministrator = { parameter: 'uuid', as: 'admin', requirements: ['S-404'] } as const;

/** Operations whose path has a verb, so that no document says which resource they are about. */
const operations: readonly Named[] = [
  { operation: 'retrieveEnrollment', key: 'GET /v1/enrollment/retrieve/{uuid}', ...ofOwner },
  { operation: 'renewEnrollment', key: 'PUT /v1/enrollment/renew/{uuid}', ...ofOwner },
  { operation: 'deleteEnrollment', key: 'DELETE /v1/enrollment/delete/{uuid}', ...ofOwner },
  { operation: 'exportEnrollment', key: 'GET /v1/enrollment/export/{uuid}', ...ofOwner },
  { operation: 'listDevices', key: 'GET /v1/management/devices/{uuid}', ...ofOwner },
  { operation: 'addDevice', key: 'POST /v1/management/devices/{uuid}', ...ofOwner },
  { operation: 'exportOwnData', key: 'GET /v1/management/export/{uuid}', ...ofOwner },
  { operation: 'setAutoRenewal', key: 'PUT /v1/management/auto-renewal/{uuid}', ...ofOwner },
  { operation: 'suspendUser', key: 'PUT /v1/admin/users/{uuid}/suspend', ...ofAdministrator },
  { operation: 'reactivateUser', key: 'PUT /v1/admin/users/{uuid}/reactivate', ...ofAdministrator },
  { operation: 'forceReEnrollment', key: 'PUT /v1/admin/users/{uuid}/force-reenroll', ...ofAdministrator },
  {
    ...{ operation: 'getVerification', key: 'GET /v1/verification/status/{sessionId}', as: 'owner' },
    ...{ parameter: 'sessionId', requirements: ['S-404'] },
  },
  {
    ...{ operation: 'getPspSession', key: 'GET /v1/psp/session/{sessionId}/status', as: 'owner' },
    ...{ parameter: 'sessionId', requirements: ['S-404'] },
  },
  {
    ...{ operation: 'getWallet', key: 'GET /v1/crypto/relayer/status/{uuid}', as: 'owner' },
    ...{ parameter: 'uuid', requirements: ['S-404'] },
  },
  {
    ...{ operation: 'getPayment', key: 'GET /v1/crypto/payment/{id}', as: 'owner' },
    ...{ parameter: 'id', requirements: ['S-404'] },
  },
];

/** S, "404": unknown UUID. */
export const unknownInPath: readonly Scenario[] = operations.map(
  ({ operation: name, key, parameter, as, requirements }) =>
    scenario({
      suite: 'lifecycle',
      title: `${key} does not find a ${parameter} that does not exist`,
      cell: `${key} 404`,
      requirements,
      run: async (story) => {
        const draft = await story.draftAnyway(story.operation(name));
        await story.send(
          { ...draft, path: { ...draft.path, [parameter]: randomUUID() } },
          {
            ...{ as, expect: 404, cause: 'unknown-resource', subject: parameter },
            why: `Name a ${parameter} that does not exist`,
          },
        );
      },
    }),
);
