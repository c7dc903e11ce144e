import { addDevice, listDevices, removeDevice } from './devices.ts';
import { deleteOwnEnrollment, exportOwnData, setAutoRenewal, unlinkPayment } from './enrollment.ts';
import { verifyForManagement } from './verify.ts';

export const managementOperations = [
  verifyForManagement,
  listDevices,
  addDevice,
  removeDevice,
  deleteOwnEnrollment,
  exportOwnData,
  setAutoRenewal,
  unlinkPayment,
];
