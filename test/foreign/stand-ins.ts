import type { StandIn } from './stand-in.ts';
import { august2026 } from './stand-ins/august-2026.ts';
import { deletedComeIn } from './stand-ins/deleted-come-in.ts';
import { november2025 } from './stand-ins/november-2025.ts';
import { september2025 } from './stand-ins/september-2025.ts';
import { webhooksForAdministrators } from './stand-ins/webhooks-for-administrators.ts';
import { withLimits } from './stand-ins/with-limits.ts';
import { withoutAdministrators } from './stand-ins/without-administrators.ts';
import { withoutUserinfo } from './stand-ins/without-userinfo.ts';

/** Servers that Assay was not written for. */
export const standIns: readonly StandIn[] = [
  september2025,
  november2025,
  august2026,
  withoutAdministrators,
  withLimits,
  webhooksForAdministrators,
  withoutUserinfo,
  deletedComeIn,
];
