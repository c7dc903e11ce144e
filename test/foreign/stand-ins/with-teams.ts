import type { StandIn } from '../stand-in.ts';
import { extraMembers } from '../translations/extra-members.ts';
import { stillReadable } from '../translations/planted.ts';
import { publishesItsDocument, teams } from '../translations/teams.ts';

/** Newer than all that Assay knows: it has more, and says so in the document that it publishes. */
export const withTeams: StandIn = {
  id: 'with-teams',
  title: 'The version Assay knows, with teams, which only its own document has',
  translations: [
    publishesItsDocument,
    teams,
    extraMembers(['POST /threat_models', 'GET /threat_models/{}'], { team_name: 'Blue' }),
  ],
  planted: {
    title: 'A team can still be read after it was deleted',
    cells: ['GET /teams/{team_id} 404'],
    translation: stillReadable('GET /teams/{}'),
  },
};
