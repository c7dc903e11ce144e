import type { Strategy } from '../model/strategy.ts';
import { absentSingleton } from './absent-singleton.ts';
import { allParameters } from './all-parameters.ts';
import { anotherAccount } from './another-account.ts';
import { askedResource } from './asked-resource.ts';
import { brokenCredentials } from './broken-credentials.ts';
import { conditionalRequest } from './conditional-request.ts';
import { csrfGuard } from './csrf-guard.ts';
import { deletedResource } from './deleted-resource.ts';
import { forcedResponse } from './forced-response.ts';
import { injectedFault } from './injected-fault.ts';
import { insufficientRole } from './insufficient-role.ts';
import { invalidBody } from './invalid-body.ts';
import { invalidQuery } from './invalid-query.ts';
import { keptValues } from './kept-values.ts';
import { lostUpdate } from './lost-update.ts';
import { madeUpCredentials } from './made-up-credentials.ts';
import { malformedBody } from './malformed-body.ts';
import { malformedId } from './malformed-id.ts';
import { malformedQuery } from './malformed-query.ts';
import { missingBody } from './missing-body.ts';
import { notAcceptable } from './not-acceptable.ts';
import { sameAgain } from './same-again.ts';
import { secondCreation } from './second-creation.ts';
import { sufficientRole } from './sufficient-role.ts';
import { undeclaredRole } from './undeclared-role.ts';
import { unknownId } from './unknown-id.ts';
import { unknownReference } from './unknown-reference.ts';
import { unprocessableBody } from './unprocessable-body.ts';
import { unsupportedMediaType } from './unsupported-media-type.ts';
import { validRequest } from './valid-request.ts';

/** Every strategy, in the order in which their scenarios are planned. */
export const strategies: readonly Strategy[] = [
  validRequest,
  allParameters,
  brokenCredentials,
  madeUpCredentials,
  csrfGuard,
  insufficientRole,
  undeclaredRole,
  sufficientRole,
  anotherAccount,
  unknownId,
  unknownReference,
  deletedResource,
  absentSingleton,
  malformedId,
  invalidBody,
  malformedBody,
  missingBody,
  unprocessableBody,
  invalidQuery,
  malformedQuery,
  notAcceptable,
  unsupportedMediaType,
  secondCreation,
  sameAgain,
  conditionalRequest,
  lostUpdate,
  askedResource,
  keptValues,
  injectedFault,
  forcedResponse,
];
