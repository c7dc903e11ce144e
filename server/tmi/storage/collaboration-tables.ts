/** The tables of people who work on diagrams together. */
export interface CollaborationTables {
  readonly collaboration_sessions: CollaborationSessionRow;
  readonly collaboration_participants: ParticipantRow;
  readonly collaboration_removals: RemovalRow;
  readonly collaboration_operations: CollaborationOperationRow;
}

/** People who work on one diagram together, now. */
export interface CollaborationSessionRow {
  readonly id: string;
  readonly threat_model_id: string;
  readonly diagram_id: string;
  readonly host_id: string;
  readonly presenter_id: string | null;
  readonly created_at: string;
  /** When somebody last did something in it. */
  readonly active_at: string;
  /** The number of the last operation; 0 before the first. */
  readonly last_sequence: number;
}

/** Somebody's socket; who has several is a participant once. */
export interface ParticipantRow {
  readonly connection_id: string;
  readonly session_id: string;
  readonly user_id: string;
  readonly permissions: 'reader' | 'writer';
  readonly last_activity: string;
  /** When the instance that holds the socket must have died, unless it puts this off. */
  readonly expires_at: string;
}

/** Somebody who must not come back to a session. */
export interface RemovalRow {
  readonly session_id: string;
  readonly user_id: string;
}

/** What somebody did to the diagram of a session. */
export interface CollaborationOperationRow {
  readonly session_id: string;
  /** From 1, without gaps. */
  readonly sequence_number: number;
  /** Chosen by the client. */
  readonly operation_id: string;
  readonly user_id: string;
  /** JSON: as everybody was told of it. */
  readonly frame: string;
  /** JSON: the steps that undo it. */
  readonly inverse: string;
  /** What was undone can be redone until something else is done. */
  readonly state: 'done' | 'undone' | 'abandoned';
}
