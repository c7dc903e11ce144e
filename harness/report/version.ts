import type { ReportedExchange } from './evidence.ts';

/** The detected version of an API, and how it was detected. */
export interface ReportedVersion {
  /** "November 2025": the named version that is most similar. */
  readonly nearest: string;
  /** How many capabilities were detected, and how many of those match the nearest version. */
  readonly told: number;
  readonly agreeing: number;
  readonly capabilities: readonly ReportedCapability[];
  /** The requests of the detection, in order. */
  readonly probes: readonly ReportedProbe[];
}

/** One thing that differs between versions of an API. */
export interface ReportedCapability {
  /** "sources" */
  readonly id: string;
  /** "References to source code" */
  readonly title: string;
  /** "repositories" */
  readonly value: string;
  /** The value for people: "at …/repositories". */
  readonly words: string;
  /** The value in the nearest version, for people: "at …/sources"; absent if it is the same. */
  readonly insteadOf?: string;
  /** `assumed`: not detected, and assumed to be as in the nearest version. */
  readonly how: 'told' | 'assumed';
  /** "GET /pets returned 404" */
  readonly because: string;
  /** Ids of the probes that showed it. */
  readonly probes: readonly string[];
}

/** A request of the version detection, and its response. */
export interface ReportedProbe {
  /** "p3" */
  readonly id: string;
  readonly request: ReportedExchange['request'];
  readonly response: ReportedExchange['response'];
}
