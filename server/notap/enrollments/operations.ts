import { findAlias, setAlias } from './alias-operations.ts';
import { exportEnrollment, retrieveEnrollment } from './read.ts';
import { removeEnrollment } from './remove.ts';
import { renewEnrollment } from './renew.ts';
import { storeEnrollment } from './store.ts';

export const enrollmentOperations = [
  storeEnrollment,
  retrieveEnrollment,
  renewEnrollment,
  removeEnrollment,
  exportEnrollment,
  setAlias,
  findAlias,
];
