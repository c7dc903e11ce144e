import type { ReportedExchange } from './evidence.ts';

/** Which version of an API an instance has, and how that was told. */
export interface ReportedEra {
  /** "November 2025": the version that people know by name and that most of it is as in. */
  readonly nearest: string;
  /** How many capabilities were told, and how many of those are as in the nearest version. */
  readonly told: number;
  readonly agreeing: number;
  readonly capabilities: readonly ReportedCapability[];
  /** What was sent to find out, in that order. */
  readonly probes: readonly ReportedProbe[];
}

/** One thing that versions of an API differ in. */
export interface ReportedCapability {
  /** "sources" */
  readonly id: string;
  /** "References to source code" */
  readonly title: string;
  /** "repositories" */
  readonly value: string;
  /** The value for people: "at …/repositories". */
  readonly words: string;
  /** What the nearest version has in its place, for people: "at …/sources"; absent where that has the same. */
  readonly insteadOf?: string;
  /** `assumed`: nothing told it, and it is taken to be as in the nearest version. */
  readonly how: 'told' | 'assumed';
  /** "GET /pets returned 404" */
  readonly because: string;
  /** Ids of the probes that told it. */
  readonly probes: readonly string[];
}

/** A request that finds out about the target, and what came of it. */
export interface ReportedProbe {
  /** "p3" */
  readonly id: string;
  readonly request: ReportedExchange['request'];
  readonly response: ReportedExchange['response'];
}
