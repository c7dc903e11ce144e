import type { DemandFlags } from './resolve-demands.ts';
import type { PaceFlags } from './resolve-pace.ts';
import type { TargetFlags } from './resolve-target.ts';

/** As they were typed; what was not typed is taken from the configuration, or is as usual. */
export interface SettingsFlags extends TargetFlags, PaceFlags, DemandFlags {
  readonly config?: string;
  readonly spec?: string;
  readonly readOnly?: true;
  readonly strict?: true;
  readonly disposable?: true;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}
