import type { Capability, CapabilityValue, KnownVersion, Told } from '../model/capability.ts';

/** A value of a capability that is not ours, as responses of an instance show it. */
interface Deviation {
  readonly capability: Capability;
  readonly shown: CapabilityValue;
}

/**
 * The capabilities in which an instance of our own version is wrong, and not merely of another version. It is wrong where
 * a value falls short of our document, and where a named version that has the value has others with it, of which the
 * instance has none. What a given document says (without probes) is never wrong. Pure.
 */
export function defectsTold(
  capabilities: readonly Capability[],
  versions: readonly KnownVersion[],
  told: ReadonlyMap<string, Told>,
): ReadonlySet<Capability> {
  const deviations = capabilities.flatMap((capability): Deviation[] => {
    const { value, probes = [] } = told.get(capability.id) ?? {};
    const [, ...others] = capability.values;
    const shown = others.find((each) => each.value === value);
    return shown && probes.length > 0 ? [{ capability, shown }] : [];
  });
  const differences = deviations.filter(({ shown }) => !shown.fallsShort);
  const isOf = ({ values }: KnownVersion, { capability, shown }: Deviation): boolean =>
    values[capability.id] === shown.value;
  const hasCompany = (one: Deviation): boolean =>
    versions.some(
      (version) => isOf(version, one) && differences.some((other) => other !== one && isOf(version, other)),
    );
  const wrong = deviations.filter(
    (one) => one.shown.fallsShort || !(mayBeAlone(one.shown) || hasCompany(one)),
  );
  return new Set(wrong.map(({ capability }) => capability));
}

/** Nobody moves an operation by mistake. */
function mayBeAlone({ change, operated }: CapabilityValue): boolean {
  return change === undefined || change.key !== undefined || operated === true;
}
