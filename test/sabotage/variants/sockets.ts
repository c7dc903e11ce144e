import { everyOperation, family } from '../sabotage.ts';
import { triggers } from '../seams/database.ts';
import { type Frame, saying, silentAbout } from '../seams/sockets.ts';

const path = '/threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate';

const drawn = {
  at: [`* ${path}`],
  seenAt: everyOperation,
  requirements: ['S1-create-diagram-collaboration-session', 'S1-get-diagram-collaboration-session'],
} as const;

/** What people who draw together are told. */
export const sockets = family(
  'sockets',
  [
    {
      ...drawn,
      id: 'numbers-with-gaps',
      title: 'The operations on a diagram are numbered with gaps.',
      apply: saying((frame) => {
        const { message_type, sequence_number } = frame;
        if (message_type !== 'diagram_operation') return [frame];
        return [{ ...frame, sequence_number: Number(sequence_number) * 2 }];
      }),
    },
    {
      ...drawn,
      id: 'numbers-without-order',
      title: 'Operations are told in another order than they were done in.',
      apply: (app, at) => {
        let held: Frame | undefined;
        saying((frame) => {
          if (frame.message_type !== 'diagram_operation') return [frame];
          const before = held;
          held = before ? undefined : frame;
          return before ? [frame, before] : [];
        })(app, at);
      },
    },
    {
      ...drawn,
      id: 'operations-twice',
      title: 'Every operation is told twice.',
      apply: saying((frame) => (frame.message_type === 'diagram_operation' ? [frame, frame] : [frame])),
    },
    {
      ...drawn,
      id: 'drawings-not-told',
      title: 'Nobody is told what others draw.',
      apply: silentAbout('diagram_operation'),
    },
    {
      ...drawn,
      id: 'state-not-told',
      title: 'Whoever joins is not told the state of the diagram.',
      apply: silentAbout('diagram_state_sync'),
    },
    {
      ...drawn,
      id: 'participants-not-told',
      title: 'Nobody is told who is there.',
      apply: silentAbout('participants_update', 'participant_joined'),
    },
    {
      ...drawn,
      id: 'denials-not-told',
      title: 'A reader who draws is not told that it is of no use.',
      apply: silentAbout('authorization_denied'),
    },
    {
      ...drawn,
      id: 'readers-draw',
      title: 'A reader may draw.',
      apply: triggers(
        `after insert on collaboration_participants when new.permissions = 'reader' begin
           update authorizations set role = 'writer' where user_id = new.user_id and role = 'reader' and
           threat_model_id = (select threat_model_id from collaboration_sessions where id = new.session_id); end`,
      ),
    },
    {
      ...drawn,
      id: 'cursor-not-told',
      title: 'Nobody sees where the presenter points.',
      apply: silentAbout('presenter_cursor'),
    },
    {
      ...drawn,
      id: 'presenter-not-told',
      title: 'Nobody is told who presents.',
      apply: silentAbout('current_presenter'),
    },
    {
      ...drawn,
      id: 'removed-come-back',
      title: 'Whom the host removed can come back.',
      apply: triggers('before insert on collaboration_removals begin select raise(ignore); end'),
    },
  ],
  ['open-sockets'],
);
