import type { Capability, KnownVersion, KnownVersions, Told } from '../model/capability.ts';
import { defectsTold } from './defects-told.ts';

/** Which form a capability has at an instance, and how that is known. */
export interface Resolved {
  readonly capability: Capability;
  readonly value: string;
  /**
   * `told`: by answers of the instance, or by a document. `assumed`: nothing told it, and the nearest version has it so.
   */
  readonly how: 'told' | 'assumed';
  /** "GET /pets returned 404" */
  readonly because: string;
  readonly probes: readonly string[];
}

/** What was found out about an instance. */
export interface Detected {
  readonly resolved: readonly Resolved[];
  readonly nearest: KnownVersion;
  /** Capabilities that were told, and how many of them are as in the nearest version. */
  readonly told: number;
  readonly agreeing: number;
}

/** Puts together what was told with what the nearest version suggests. Pure. */
export function resolve(
  { capabilities, versions }: KnownVersions,
  told: ReadonlyMap<string, Told>,
): Detected {
  const agreement = (version: KnownVersion) =>
    capabilities.filter((capability) => told.get(capability.id)?.value === valueIn(version, capability))
      .length;
  const [first, ...others] = versions;
  const nearest = others.reduce(
    (best, version) => (agreement(version) > agreement(best) ? version : best),
    first,
  );
  const isOurs = Object.keys(nearest.values).length === 0;
  const defects = isOurs ? defectsTold(capabilities, versions, told) : new Set<Capability>();
  const resolved = capabilities.map((capability): Resolved => {
    const answer = told.get(capability.id);
    if (answer && defects.has(capability)) return asInOurs(capability, answer, nearest);
    if (answer) return { capability, how: 'told', ...answer };
    const because = `not detected; assumed as in ${nearest.title}`;
    return { capability, value: valueIn(nearest, capability), how: 'assumed', because, probes: [] };
  });
  return { resolved, nearest, told: told.size, agreeing: agreement(nearest) };
}

/** Our own value, so that the checks and stories of a run say what is wrong. */
function asInOurs(
  capability: Capability,
  { value, because, probes }: Told,
  { title }: KnownVersion,
): Resolved {
  const [ours] = capability.values;
  const words = capability.values.find((each) => each.value === value)?.words ?? value;
  const sentence = `${because} (${words}), which is not known of ${title}; tested as in that`;
  return { capability, value: ours.value, how: 'assumed', because: sentence, probes };
}

/** Which form a capability has in a version that has a name. Pure. */
export function valueIn({ values }: KnownVersion, { id, values: [ours] }: Capability): string {
  return values[id] ?? ours.value;
}
