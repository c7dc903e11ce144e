import { now } from '../clock.ts';
import type { DiagramOperation, ErrorFrame, OperationRejected, RejectionReason } from './frames.ts';

interface Told {
  readonly error: string;
  readonly message: string;
  readonly code: string;
}

const told = (error: string, code: string, message: string): Told => ({ error, code, message });

/** What can be wrong on a WebSocket: the kind of error, a code for programs, and a sentence. */
const errors = {
  not_text: told('invalid_message', 'not_text', 'Messages are text'),
  malformed_json: told('invalid_message', 'malformed_json', 'The message is not valid JSON'),
  unknown_type: told('invalid_message', 'unknown_message_type', 'There is no message of this type'),
  invalid_frame: told('invalid_message', 'invalid_message', 'The message is not what its type says'),
  read_only: told(
    'forbidden',
    'insufficient_permissions',
    'You do not have sufficient permissions to change this diagram',
  ),
  host_only: told('forbidden', 'host_only', 'Only the host of the session can do this'),
  presenter_only: told('forbidden', 'presenter_only', 'Only the presenter can do this'),
  not_a_participant: told(
    'invalid_message',
    'not_a_participant',
    'This person does not take part in the session',
  ),
  host_stays: told('invalid_message', 'host_stays', 'The host cannot be removed; they can end the session'),
  server_error: told('server_error', 'server_error', 'The message could not be handled'),

  // After these, the socket is closed.
  session_mismatch: told(
    'session_invalid',
    'session_mismatch',
    'The collaboration session ID is invalid or expired',
  ),
  session_terminated: told('session_terminated', 'session_terminated', 'The collaboration session has ended'),
  removed: told('unauthorized', 'removed_from_session', 'You were removed from this collaboration session'),
  false_identity: told(
    'SECURITY_VIOLATION',
    'identity_mismatch',
    'The message names somebody else as the one who sends it',
  ),
  no_access: told(
    'unauthorized',
    'insufficient_permissions',
    'You do not have sufficient permissions to collaborate on this diagram',
  ),
  stale_login: told('unauthorized', 'stale_session', 'Your session is no longer valid. Please log in again.'),
  session_full: told('session_full', 'session_full', 'Too many people take part in this session'),
} as const;

export type ErrorName = keyof typeof errors;

export function errorFrame(name: ErrorName, details?: Readonly<Record<string, unknown>>): ErrorFrame {
  return { message_type: 'error', ...errors[name], ...(details ? { details } : {}), timestamp: now() };
}

/** What the sender of an operation is told that was not done; nobody else hears of it. */
export function rejection(
  { operation_id }: Pick<DiagramOperation, 'operation_id'>,
  reason: RejectionReason,
  message: string,
  more: { readonly details?: string; readonly affected_cells?: readonly string[] } = {},
): OperationRejected {
  return {
    message_type: 'operation_rejected',
    operation_id,
    reason,
    message,
    ...more,
    requires_resync: reason === 'conflict_detected' || reason === 'diagram_not_found',
    timestamp: now(),
  };
}
