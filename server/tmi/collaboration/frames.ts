import type { CellInput } from '../diagrams/cells.ts';

/** A person, as frames name one: by what the identity provider calls them, or by their address. */
export interface FrameUser {
  readonly user_id?: string;
  readonly email?: string;
  readonly displayName?: string;
}

/** What is to be done to one cell. An update brings the members that change. */
export type CellChange =
  | { readonly id: string; readonly operation: 'add'; readonly data: CellInput }
  | { readonly id: string; readonly operation: 'update'; readonly data: Partial<CellInput> }
  | { readonly id: string; readonly operation: 'remove' };

export interface DiagramOperation {
  readonly message_type: 'diagram_operation';
  readonly initiating_user: FrameUser;
  readonly operation_id: string;
  readonly operation: { readonly type: 'patch'; readonly cells: readonly CellChange[] };
}

/** What clients say. */
export type ClientFrame =
  | DiagramOperation
  | { readonly message_type: 'presenter_request' }
  | {
      readonly message_type: 'change_presenter';
      readonly initiating_user: FrameUser;
      readonly new_presenter: FrameUser;
    }
  | { readonly message_type: 'remove_participant'; readonly removed_user: FrameUser }
  | {
      readonly message_type: 'presenter_cursor';
      readonly cursor_position: { readonly x: number; readonly y: number };
    }
  | { readonly message_type: 'presenter_selection'; readonly selected_cells: readonly string[] }
  | { readonly message_type: 'resync_request' }
  | { readonly message_type: 'undo_request'; readonly initiating_user: FrameUser }
  | { readonly message_type: 'redo_request'; readonly initiating_user: FrameUser };

export type ClientFrameType = ClientFrame['message_type'];
export type FrameOf<Type extends ClientFrameType> = Extract<ClientFrame, { readonly message_type: Type }>;

export type RejectionReason =
  | 'validation_failed'
  | 'conflict_detected'
  | 'no_state_change'
  | 'diagram_not_found'
  | 'permission_denied'
  | 'invalid_operation_type'
  | 'empty_operation';

export interface OperationRejected {
  readonly message_type: 'operation_rejected';
  readonly operation_id: string;
  readonly reason: RejectionReason;
  readonly message: string;
  readonly details?: string;
  readonly affected_cells?: readonly string[];
  /** Whether what the client shows may differ from what is stored. */
  readonly requires_resync: boolean;
  readonly timestamp: string;
}

export interface ErrorFrame {
  readonly message_type: 'error';
  readonly error: string;
  readonly message: string;
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly timestamp: string;
}

/** What clients are told. */
export type ServerFrame =
  | (DiagramOperation & { readonly sequence_number: number })
  | {
      readonly message_type: 'diagram_state_sync';
      readonly diagram_id: string;
      readonly update_vector: number;
      readonly cells: readonly unknown[];
    }
  | {
      readonly message_type: 'participants_update';
      readonly participants: readonly {
        readonly user: { readonly user_id: string; readonly name: string; readonly email: string };
        readonly permissions: 'reader' | 'writer';
        readonly last_activity: string;
      }[];
      readonly host: string;
      readonly current_presenter: string;
    }
  | { readonly message_type: 'current_presenter'; readonly current_presenter: FrameUser }
  | { readonly message_type: 'presenter_denied'; readonly current_presenter: FrameUser }
  /** To the host alone, who answers with `change_presenter`, or not. */
  | { readonly message_type: 'presenter_request'; readonly requesting_user: FrameUser }
  | {
      readonly message_type: 'participant_joined';
      readonly joined_user: FrameUser;
      readonly timestamp: string;
    }
  | {
      readonly message_type: 'participant_left';
      readonly departed_user: FrameUser;
      readonly timestamp: string;
    }
  | FrameOf<'presenter_cursor'>
  | FrameOf<'presenter_selection'>
  | {
      readonly message_type: 'authorization_denied';
      readonly original_operation_id: string;
      readonly reason: 'insufficient_permissions';
    }
  | OperationRejected
  | { readonly message_type: 'state_correction'; readonly update_vector: number }
  | {
      readonly message_type: 'resync_response';
      readonly method: 'rest_api';
      readonly diagram_id: string;
      readonly threat_model_id: string;
    }
  | {
      readonly message_type: 'history_operation';
      readonly operation_type: 'undo' | 'redo';
      readonly message: 'resync_required' | 'no_operations_to_undo' | 'no_operations_to_redo';
    }
  | ErrorFrame;
